// Reads the table of verdicts that was written by hand.
import Foundation

/// `demo-verdicts.md`: counts for each integration (or App) and rule, and the subjects of every result that isn't a pass.
struct VerdictTable {
    /// One integration or App (`app/hub`) and one rule.
    struct Cell: Hashable, Comparable, CustomStringConvertible {
        let home: String
        let rule: String

        static func < (left: Cell, right: Cell) -> Bool { left.description < right.description }
        var description: String { "\(home) \(rule)" }
    }

    struct Malformed: Error {
        let line: String
    }

    /// Subjects by outcome: `pass`, `fail`, `unverified`, `waived`, `not_applicable`. Empty for a cell with `-`.
    private(set) var counts: [Cell: [String: Int]] = [:]
    /// Subjects by `Fails`, `Unverified` and `Waived`.
    private(set) var subjects: [String: [Cell: [SubjectEntry]]] = [:]

    private static let outcomes: [Character: String] = [
        "p": "pass", "f": "fail", "u": "unverified", "w": "waived", "n": "not_applicable",
    ]

    /// The table beside this file.
    static func read() throws -> VerdictTable {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "demo-verdicts.md")
        return try VerdictTable(String(contentsOf: file, encoding: .utf8))
    }

    init(_ text: String) throws {
        var section = ""
        var columns: [String] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("#") { section = String(line.drop { $0 == "#" }.dropFirst()) }
            guard line.hasPrefix("|") else { continue }
            let fields = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            if fields[0] == "rule" {
                columns = Array(fields.dropFirst())
            } else if !fields[0].hasPrefix("---") {
                guard fields.count == columns.count + 1 else { throw Malformed(line: String(line)) }
                if columns == ["integration", "subjects"] {
                    let entries = try fields[2].components(separatedBy: ", ").map(SubjectEntry.init)
                    subjects[section, default: [:]][Cell(home: fields[1], rule: fields[0])] = entries
                } else {
                    for (column, field) in zip(columns, fields.dropFirst()) {
                        counts[Cell(home: column, rule: fields[0])] = try Self.numbers(field)
                    }
                }
            }
        }
    }

    private static func numbers(_ field: String) throws -> [String: Int] {
        guard field != "-" else { return [:] }
        var numbers: [String: Int] = [:]
        for part in field.split(separator: " ") {
            guard let letter = part.last, let outcome = outcomes[letter], let number = Int(part.dropLast()), number > 0
            else { throw Malformed(line: field) }
            numbers[outcome] = number
        }
        return numbers
    }
}
