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

    package init(
        order: Order = .severity, home: SubjectHome? = nil, fails: Bool? = nil, waived: Bool? = nil,
        limit: Int? = nil
    ) {
        self.order = order
        self.home = home
        self.fails = fails
        self.waived = waived
        self.limit = limit
    }
}

extension Snapshot {
    /// Calls `body` for each finding, one at a time: memory doesn't grow with their number.
    package func forEachFinding(_ query: FindingQuery, _ body: (FindingRecord) throws -> Void) throws {
        try reading { database in
            var conditions = ["1"]
            var arguments: [(any DatabaseValueConvertible)?] = []
            if let home = query.home {
                conditions.append(home.condition)
                arguments.append(home.name)
            }
            if let fails = query.fails { conditions.append(fails ? "f.verdict = 'fail'" : "f.verdict = 'unverified'") }
            if let waived = query.waived { conditions.append(waived ? "f.waived" : "NOT f.waived") }
            let order =
                switch query.order {
                case .severity: "f.severity_rank DESC, r.position, \(SubjectHome.order), f.subject_path, f.fingerprint"
                case .home: "\(SubjectHome.order), r.position, f.subject_path, f.fingerprint"
                }
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT f.*, \(SubjectHome.columns)
                    FROM finding f \(SubjectHome.join("f")) JOIN rule r ON r.id = f.rule_id
                    WHERE \(conditions.joined(separator: " AND ")) ORDER BY \(order)
                    \(query.limit.map { "LIMIT \($0)" } ?? "")
                    """, arguments: StatementArguments(arguments))
            while let row = try rows.next() {
                try body(FindingRecord(row: row, evidence: try FindingRecord.Evidence.of(row["id"], in: database)))
            }
        }
    }
}

extension FindingRecord {
    init(row: Row, evidence: [Evidence]) {
        let cause: String? = row["cause"]
        self.init(
            fingerprint: row["fingerprint"], rule: row["rule_id"], home: SubjectHome(row: row),
            severity: Severity(rawValue: row["severity"]) ?? .critical,
            subjectKind: SubjectKind(rawValue: row["subject_kind"]) ?? .integration, subject: row["subject_path"],
            subjectForgeID: row["subject_forge_id"], subjectURL: row["subject_url"], reason: row["reason"],
            observed: row["observed"], expected: row["expected"],
            missing: cause.map { Missing(fact: row["fact"], cause: $0, permission: row["missing_permission"]) },
            waiver: row["waiver_id"], waived: row["waived"], evidence: evidence)
    }
}

extension FindingRecord.Evidence {
    static func of(_ finding: Int64, in database: Database) throws -> [FindingRecord.Evidence] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT e.* FROM finding_evidence fe JOIN exchange e ON e.id = fe.exchange_id
                WHERE fe.finding_id = ? ORDER BY e.method DESC, e.path, e.request_id
                """)
        return try Row.fetchAll(statement, arguments: [finding]).map { row in
            let date: String? = row["server_date"]
            return FindingRecord.Evidence(
                method: row["method"], path: row["path"], status: row["status"], requestID: row["request_id"],
                serverDate: date.flatMap(Timestamp.parse), bodySHA256: row["body_sha256"], failure: row["failure"])
        }
    }
}
