// Which column of a query's result means what.

import Inventory
import Snapshots

struct CustomColumns {
    /// One row by meaning. Texts are cut and cleaned: they come from forges as well.
    struct Row {
        let integration: String?
        let subject: String?
        let verdict: String?
        let reason: String?
        let observed: String?
        let expected: String?
        let missingPermission: String?

        /// What messages call it.
        var name: String { [integration ?? "NULL", subject].compactMap { $0 }.joined(separator: "/") }
    }

    private let places: [String: Int]

    private static let known = [
        "integration", "subject", "verdict", "reason", "observed", "expected", "missing_permission",
    ]

    /// Throws where a column is missing, unknown, or there twice.
    init(_ columns: [String], of kind: SubjectKind) throws(QueryProblem) {
        if let stranger = columns.first(where: { !Self.known.contains($0) }) {
            throw QueryProblem(
                "it has a column '\(stranger.prefix(60))'; columns are \(Self.known.joined(separator: ", "))")
        }
        guard Set(columns).count == columns.count else { throw QueryProblem("it has a column twice") }
        let required = ["integration", "verdict"] + (kind == .repository ? ["subject"] : [])
        if let missing = required.first(where: { !columns.contains($0) }) {
            throw QueryProblem("it has no column '\(missing)'")
        }
        places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    }

    func read(_ values: [String?]) -> Row {
        func value(_ name: String) -> String? { places[name].flatMap { values[$0] } }
        func text(_ name: String) -> String? { value(name).map(Self.cleaned).flatMap { $0.isEmpty ? nil : $0 } }
        return Row(
            integration: value("integration"), subject: value("subject"), verdict: value("verdict"),
            reason: text("reason"), observed: text("observed"), expected: text("expected"),
            missingPermission: text("missing_permission"))
    }

    /// One line of at most 500 characters.
    private static func cleaned(_ text: String) -> String {
        let line = text.unicodeScalars.prefix(500).map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: " "
            default: scalar
            }
        }
        return String(String.UnicodeScalarView(line))
    }
}
