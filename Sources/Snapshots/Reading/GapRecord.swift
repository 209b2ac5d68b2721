// Something that could not be observed, as reports show it.

import GRDB
package import Inventory

/// A gap with the number of subjects it hides.
package struct GapRecord: Sendable, Hashable {
    /// Nil where several integrations share it.
    package let integration: String?
    package let fact: Fact
    package let cause: Unreadable.Cause
    package let message: String
    package let missingPermission: String?
    package let subjects: Int
    /// The rules that gave a verdict of "unverified" for this reason, in the catalogue's order.
    package let blockedRules: [String]
}

extension Snapshot {
    /// All gaps, by integration.
    package func gaps() throws -> [GapRecord] {
        try reading { database in
            let blocked = try BlockedRules(database)
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT g.*, i.name FROM gap g LEFT JOIN integration i ON i.id = g.integration_id
                    ORDER BY i.name, g.fact, g.cause, g.message, g.missing_permission
                    """
            ).compactMap { row in
                guard let fact = Fact(rawValue: row["fact"]), let cause = Unreadable.Cause(rawValue: row["cause"])
                else { return nil }
                return GapRecord(
                    integration: row["name"], fact: fact, cause: cause, message: row["message"],
                    missingPermission: row["missing_permission"], subjects: row["subjects"],
                    blockedRules: blocked.rules(row["integration_id"], fact, cause, row["missing_permission"]))
            }
        }
    }
}
