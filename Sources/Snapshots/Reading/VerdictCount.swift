// How often a rule gave a verdict in an integration.

import GRDB

/// One cell of the table integration × rule × outcome.
package struct VerdictCount: Sendable, Hashable {
    /// A verdict after waivers: a waived fail or unverified is neither.
    package enum Outcome: String, Sendable, CaseIterable {
        case pass, fail, unverified, waived
        case notApplicable = "not_applicable"
    }

    package let integration: String
    package let rule: String
    package let outcome: Outcome
    package let subjects: Int

    package init(integration: String, rule: String, outcome: Outcome, subjects: Int) {
        self.integration = integration
        self.rule = rule
        self.outcome = outcome
        self.subjects = subjects
    }
}

extension Snapshot {
    /// Every non-zero cell, by integration, rule and outcome.
    package func verdictCounts() throws -> [VerdictCount] {
        try reading { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT i.name, v.rule_id, v.verdict, v.subjects
                    FROM verdict_count v JOIN integration i ON i.id = v.integration_id JOIN rule r ON r.id = v.rule_id
                    ORDER BY i.name, r.position, v.verdict
                    """
            ).compactMap { row in
                guard let outcome = VerdictCount.Outcome(rawValue: row["verdict"]) else { return nil }
                return VerdictCount(
                    integration: row["name"], rule: row["rule_id"], outcome: outcome, subjects: row["subjects"])
            }
        }
    }
}
