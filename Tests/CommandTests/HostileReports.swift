// The reports of a hostile fleet, as a browser and a CI server would read them.
import Foundation
import TestSupport

/// `index.html` and `junit.xml`, as text and read back with libxml2.
struct HostileReports {
    let page: String
    let junit: String
    let html: ParsedMarkup
    let isJUnitWellFormed: Bool
    /// What the project's schema of the dialect has against the file.
    let junitErrors: [String]

    init(_ folder: URL) throws {
        let file = folder.appending(path: "junit.xml")
        page = try String(contentsOf: folder.appending(path: "index.html"), encoding: .utf8)
        junit = try String(contentsOf: file, encoding: .utf8)
        html = ParsedMarkup.html(folder.appending(path: "index.html"))
        isJUnitWellFormed = ParsedMarkup.xml(file).wellFormed
        junitErrors = ParsedMarkup.errors(
            of: file, schema: Scratch.project.appending(path: "docs/junit-dialect.xsd"))
    }

    /// Reports that are held in memory.
    init(contents: [String: Data]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "forgeaudit-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, data) in contents { try data.write(to: folder.appending(path: name)) }
        try self.init(folder)
    }

    var elementNames: Set<String> { Set(html.elements.map(\.name)) }
    var attributeNames: Set<String> { Set(html.elements.flatMap { $0.attributes.keys }) }
    var links: [String] { html.elements.flatMap { $0.attributes.filter { ["href", "src"].contains($0.key) }.values } }

    /// The characters of `text` that a terminal obeys or that nobody sees, `allowed` aside.
    static func invisible(in text: String, but allowed: String) -> Set<String> {
        var found: Set<String> = []
        for scalar in text.unicodeScalars where !allowed.unicodeScalars.contains(scalar) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
                found.insert(String(scalar.value, radix: 16))
            default: break
            }
        }
        return found
    }
}
