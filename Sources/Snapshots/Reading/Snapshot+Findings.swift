// Streams findings out of an audited snapshot.

import Foundation
import GRDB
package import Inventory

/// Which findings a report wants, and in which order.
package struct FindingQuery: Sendable {
    package enum Order: Sendable {
        /// Most severe first, then rule in the catalogue's order, home, subject.
        case severity
        /// By home, rule in the catalogue's order, subject: the order of a JUnit file.
        case home
    }

    package var order: Order
    /// Only those of this integration or App.
    package var home: SubjectHome?
    /// Only fails (`true`) or only unverified results (`false`).
    package var fails: Bool?
    /// Only waived (`true`) or only open ones (`false`).
    package var waived: Bool?
    package var limit: Int?
    /// Whether findings come with their evidence, which is empty else.
    package var evidence: Bool

    package init(
        order: Order = .severity, home: SubjectHome? = nil, fails: Bool? = nil, waived: Bool? = nil,
        limit: Int? = nil, evidence: Bool = true
    ) {
        self.order = order
        self.home = home
        self.fails = fails
        self.waived = waived
        self.limit = limit
        self.evidence = evidence
    }
}

extension Snapshot {
    /// Calls `body` for each finding, one at a time: memory doesn't grow with their number.
    package func forEachFinding(_ query: FindingQuery, _ body: (FindingRecord) throws -> Void) throws {
        try reading { database in
            var conditions = ["1"]
            var arguments: [(any DatabaseValueConvertible)?] = []
            if let home = query.home {
                conditions.append(home.rowCondition("o"))
                arguments.append(home.name)
            }
            if let fails = query.fails { conditions.append(fails ? "f.verdict = 'fail'" : "f.verdict = 'unverified'") }
            if let waived = query.waived { conditions.append(waived ? "f.waived" : "NOT f.waived") }
            let order = try FindingOrder.table(query.order, in: database)
            try database.forEachFinding(
                """
                SELECT \(FindingRecord.columns)
                FROM temp.\(order) o CROSS JOIN finding f ON f.id = o.finding_id \(SubjectHome.join("f"))
                WHERE \(conditions.joined(separator: " AND ")) ORDER BY o.position
                \(query.limit.map { "LIMIT \($0)" } ?? "")
                """, arguments: StatementArguments(arguments), evidence: query.evidence, body)
        }
    }
}

extension Database {
    /// Calls `body` for each finding of a query that selects `FindingRecord.columns`.
    func forEachFinding(
        _ sql: String, arguments: StatementArguments, evidence isWanted: Bool = true,
        _ body: (FindingRecord) throws -> Void
    ) throws {
        var evidence = isWanted ? try EvidenceReader(self) : nil
        try forEachRawRow(sql, arguments: arguments) { row in
            try body(FindingRecord(row: row, evidence: try evidence?.evidence(of: row.integer(0)) ?? []))
        }
    }

    /// The same as a list.
    func findings(_ sql: String, arguments: StatementArguments) throws -> [FindingRecord] {
        var findings: [FindingRecord] = []
        try forEachFinding(sql, arguments: arguments) { findings.append($0) }
        return findings
    }
}

extension FindingRecord {
    /// What `init(row:evidence:)` reads, by its place; it needs the joins of `SubjectHome`.
    static let columns = """
        f.id, f.fingerprint, f.rule_id, i.name, a.name, f.severity, f.subject_kind, f.subject_path, f.subject_forge_id,
          f.subject_url, f.reason, f.observed, f.expected, f.cause, f.fact, f.missing_permission, f.waiver_id, f.waived
        """

    fileprivate init(row: RawRow, evidence: [Evidence]) {
        let home = row.text(3).map { SubjectHome.integration($0) } ?? .app(row.text(4) ?? "")
        self.init(
            fingerprint: row.text(1) ?? "", rule: row.text(2) ?? "", home: home,
            severity: row.text(5).flatMap(Severity.init(rawValue:)) ?? .critical,
            subjectKind: row.text(6).flatMap(SubjectKind.init(rawValue:)) ?? .integration, subject: row.text(7) ?? "",
            subjectForgeID: row.optionalInteger(8), subjectURL: row.text(9), reason: row.text(10) ?? "",
            observed: row.text(11), expected: row.text(12),
            missing: row.text(13).map { Missing(fact: row.text(14) ?? "", cause: $0, permission: row.text(15)) },
            waiver: row.text(16), waived: row.integer(17) != 0, evidence: evidence)
    }
}
