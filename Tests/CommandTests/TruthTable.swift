// Reads the table of what every rule has to say of every subject of the truth fleet.
import Foundation

/// `truth-table.csv`: one line for each subject and rule, written by hand.
struct TruthTable {
    /// One result. `verdict` is `pass`, `fail`, `unverified`, `waived` or `not applicable`; a pass has no reason.
    struct Row: Hashable, Comparable, CustomStringConvertible {
        let integration: String
        let subject: String
        let rule: String
        let verdict: String
        let reason: String

        var description: String {
            "\(integration) | \(subject) | \(rule): \(verdict)\(reason.isEmpty ? "" : ", \(reason)")"
        }

        static func < (left: Row, right: Row) -> Bool { left.description < right.description }
    }

    struct Malformed: Error {
        let line: String
    }

    let rows: [Row]

    var rules: Set<String> { Set(rows.map(\.rule)) }

    /// The table beside this file.
    static func read() throws -> TruthTable {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "truth-table.csv")
        return try TruthTable(String(contentsOf: file, encoding: .utf8))
    }

    init(_ text: String) throws {
        let lines = text.split(separator: "\n").map { String($0) }
        guard lines.first == "integration,subject,rule,verdict,reason,because" else {
            throw Malformed(line: lines.first ?? "")
        }
        rows = try lines.dropFirst().map { line in
            let fields = Self.fields(line)
            guard fields.count == 6 else { throw Malformed(line: line) }
            return Row(
                integration: fields[0], subject: fields[1], rule: fields[2], verdict: fields[3], reason: fields[4])
        }
    }

    /// The fields of a line; between quotes commas stand for themselves. No field holds a quote.
    private static func fields(_ line: String) -> [String] {
        var fields = [""]
        for (index, part) in line.components(separatedBy: "\"").enumerated() {
            let pieces = index.isMultiple(of: 2) ? part.components(separatedBy: ",") : [part]
            fields[fields.count - 1] += pieces[0]
            fields += pieces.dropFirst()
        }
        return fields
    }
}
