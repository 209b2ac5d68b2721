// How often a rule gave a verdict in an integration, or for an App.

import GRDB
package import Inventory

/// One cell of the table integration or App × rule × outcome.
package struct VerdictCount: Sendable, Hashable {
    /// A verdict after waivers: a waived fail or unverified is neither.
    package enum Outcome: String, Sendable, CaseIterable {
        case pass, fail, unverified, waived
        case notApplicable = "not_applicable"
    }

    package let home: SubjectHome
    package let rule: String
    package let outcome: Outcome
    package let subjects: Int

    /// The integration's id; nil where it is an App's cell.
    package var integration: String? { home.integration }

    package init(home: SubjectHome, rule: String, outcome: Outcome, subjects: Int) {
        self.home = home
        self.rule = rule
        self.outcome = outcome
        self.subjects = subjects
    }
}

extension Snapshot {
    /// Every non-zero cell, by home, rule and outcome.
    package func verdictCounts() throws -> [VerdictCount] {
        try reading { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT \(SubjectHome.columns), v.rule_id, v.verdict, v.subjects
                    FROM verdict_count v \(SubjectHome.join("v")) JOIN rule r ON r.id = v.rule_id
                    ORDER BY \(SubjectHome.order), r.position, v.verdict
                    """
            ).compactMap { row in
                guard let outcome = VerdictCount.Outcome(rawValue: row["verdict"]) else { return nil }
                return VerdictCount(
                    home: SubjectHome(row: row), rule: row["rule_id"], outcome: outcome, subjects: row["subjects"])
            }
        }
    }
}
