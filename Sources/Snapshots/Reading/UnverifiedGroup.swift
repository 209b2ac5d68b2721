// Unverified results, counted by what they lack: one missing permission may hide thousands of subjects.

import GRDB
package import Inventory

/// All results of one integration (or App) and rule that could not be verified for the same reason.
package struct UnverifiedGroup: Sendable, Hashable {
    package let home: SubjectHome
    package let rule: String
    package let severity: Severity
    /// The fact, the cause and the permission that every result of the group lacks.
    package let missing: FindingRecord.Missing
    /// The explanation; where the group holds several wordings, the first in byte order.
    package let reason: String
    /// Results that no waiver in force covers.
    package let open: Int
    package let waived: Int
    /// A waiver that matched some of the results, in force or expired.
    package let waiver: String?
}

extension Snapshot {
    /// Every group, by home, rule in the catalogue's order and reason. Their number doesn't grow with that of
    /// the repositories.
    package func unverifiedGroups() throws -> [UnverifiedGroup] {
        try reading { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT \(SubjectHome.columns), f.rule_id, max(f.severity_rank) AS rank, f.fact, f.cause,
                      f.missing_permission, min(f.reason) AS reason, sum(NOT f.waived) AS open, sum(f.waived) AS waived,
                      min(f.waiver_id) AS waiver
                    FROM finding f \(SubjectHome.join("f")) JOIN rule r ON r.id = f.rule_id
                    WHERE f.verdict = 'unverified'
                    GROUP BY f.integration_id, f.app_id, f.rule_id, f.fact, f.cause, f.missing_permission
                    ORDER BY \(SubjectHome.order), r.position, f.fact, f.cause, f.missing_permission
                    """
            ).map { row in
                let rank: Int = row["rank"]
                return UnverifiedGroup(
                    home: SubjectHome(row: row), rule: row["rule_id"],
                    severity: Severity.allCases.first { $0.rank == rank } ?? .critical,
                    missing: .init(fact: row["fact"], cause: row["cause"], permission: row["missing_permission"]),
                    reason: row["reason"], open: row["open"], waived: row["waived"], waiver: row["waiver"])
            }
        }
    }

    /// The first `limit` findings of `group`, open ones first, then by subject.
    package func examples(of group: UnverifiedGroup, limit: Int) throws -> [FindingRecord] {
        try reading { database in
            try database.findings(
                """
                SELECT \(FindingRecord.columns) FROM finding f \(SubjectHome.join("f"))
                WHERE \(group.home.condition) AND f.rule_id = ? AND f.verdict = 'unverified' AND f.fact = ? AND f.cause = ?
                  AND f.missing_permission IS ?
                ORDER BY f.waived, f.subject_path, f.fingerprint LIMIT ?
                """,
                arguments: [
                    group.home.name, group.rule, group.missing.fact, group.missing.cause, group.missing.permission,
                    limit,
                ])
        }
    }
}
