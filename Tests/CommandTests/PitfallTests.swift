// docs/pitfalls.md names tests: do they exist?
import Foundation
import Testing

@Suite("The pitfalls", .timeLimit(.minutes(15)))
struct PitfallTests {
    /// All Swift files below the folders, as one text for each.
    private static func sources(_ folders: String...) throws -> [String] {
        try folders.flatMap { folder in
            let root = Scratch.project.appending(path: folder)
            let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
            return try names.filter { $0.hasSuffix(".swift") }.sorted()
                .map { try String(contentsOf: root.appending(path: $0), encoding: .utf8) }
        }
    }

    @Test("docs/pitfalls.md has 52 numbered rows, each with a test that exists or a reason")
    func table() throws {
        let text = try String(contentsOf: Scratch.project.appending(path: "docs/pitfalls.md"), encoding: .utf8)
        let rows = text.split(separator: "\n").compactMap { line -> (Int, Substring)? in
            let cells = line.split(separator: " | ", maxSplits: 2)
            guard cells.count == 3, let number = Int(cells[0].drop { $0 == "|" || $0 == " " }) else { return nil }
            return (number, cells[2])
        }
        #expect(rows.map(\.0) == Array(1...52))
        let sources = try Self.sources("Tests", "Sources/Rules")
        for (number, cell) in rows {
            let names = cell.matches(of: /"([^"]+)"/).map(\.1)
            #expect(!names.isEmpty || cell.hasPrefix("Not applicable"), "row \(number) says nothing")
            for name in names {
                let quoted = "\"\(name)\""
                let places = sources.count {
                    $0.contains("@Test(") || $0.contains("RuleExample(") ? $0.contains(quoted) : false
                }
                #expect(places > 0, "row \(number): there is no \(quoted)")
            }
        }
    }

    @Test("nothing in the sources switches off the verification of certificates")
    func verification() throws {
        for source in try Self.sources("Sources/Transport", "Sources/forgeaudit", "Sources/Forges", "Sources/Config") {
            for option in ["SSL_VERIFYPEER", "SSL_VERIFYHOST", "SSL_VERIFYSTATUS"] { #expect(!source.contains(option)) }
        }
        let door = try String(
            contentsOf: Scratch.project.appending(path: "Sources/CCurl/shim.h"), encoding: .utf8)
        #expect(!door.contains("VERIFY"))
    }
}
