// Reads the open findings of one rule, so that a page can show some of each.

import GRDB
package import Inventory

/// How many proven, unwaived fails a rule has at one severity.
package struct OpenFailCount: Sendable, Hashable {
    package let rule: String
    package let severity: Severity
    package let findings: Int
}

extension Snapshot {
    /// The open fails by severity (the most severe first) and rule in the catalogue's order.
    package func openFailCounts() throws -> [OpenFailCount] {
        try reading { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT f.rule_id, f.severity, count(*) AS findings FROM finding f JOIN rule r ON r.id = f.rule_id
                    WHERE f.verdict = 'fail' AND NOT f.waived
                    GROUP BY f.rule_id, f.severity_rank ORDER BY f.severity_rank DESC, r.position
                    """
            ).map { row in
                OpenFailCount(
                    rule: row["rule_id"], severity: Severity(rawValue: row["severity"]) ?? .critical,
                    findings: row["findings"])
            }
        }
    }

    /// The first `limit` open fails of `rule`: the most severe first, then by home and subject.
    package func openFails(of rule: String, limit: Int) throws -> [FindingRecord] {
        try reading { database in
            try database.findings(
                """
                SELECT \(FindingRecord.columns) FROM finding f \(SubjectHome.join("f"))
                WHERE f.rule_id = ? AND f.verdict = 'fail' AND NOT f.waived
                ORDER BY f.severity_rank DESC, \(SubjectHome.order), f.subject_path, f.fingerprint LIMIT ?
                """, arguments: [rule, limit])
        }
    }
}
