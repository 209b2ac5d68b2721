// Which rules ended unverified for want of what.

import GRDB
import Inventory

/// Taken from the verdicts themselves: that a rule reads a fact doesn't mean that its absence kept it from a verdict.
struct BlockedRules {
    private struct Reason: Hashable {
        /// Nil for the verdicts of all integrations.
        let integration: Int64?
        let fact: String
        let cause: String
        let permission: String?
    }

    private var rules: [Reason: [String]] = [:]

    init(_ database: Database) throws {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT f.integration_id, f.fact, f.cause, f.missing_permission, f.rule_id
                FROM finding f JOIN rule r ON r.id = f.rule_id WHERE f.verdict = 'unverified'
                GROUP BY f.integration_id, f.fact, f.cause, f.missing_permission, f.rule_id, r.position
                ORDER BY r.position
                """)
        for row in rows {
            let rule: String = row["rule_id"]
            for integration in [row["integration_id"], nil] as [Int64?] {
                let reason = Reason(
                    integration: integration, fact: row["fact"], cause: row["cause"],
                    permission: row["missing_permission"])
                if rules[reason]?.contains(rule) != true { rules[reason, default: []].append(rule) }
            }
        }
    }

    /// In the catalogue's order. A gap without an integration stands for several.
    func rules(_ integration: Int64?, _ fact: Fact, _ cause: Unreadable.Cause, _ permission: String?) -> [String] {
        rules[
            Reason(integration: integration, fact: fact.rawValue, cause: cause.rawValue, permission: permission)] ?? []
    }
}
