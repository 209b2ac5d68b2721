// When tokens end.

import GRDB
package import Inventory

/// A token that tells its end.
package struct TokenExpiry: Sendable, Hashable {
    package let integration: String
    /// It is refused from the beginning of this day on, UTC.
    package let day: CalendarDay
}

extension Snapshot {
    /// The tokens that end, by integration. Those that don't, and those that don't tell, aren't there.
    package func tokenExpiries() throws -> [TokenExpiry] {
        try reading { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT i.name, t.expires_on FROM token t JOIN integration i ON i.id = t.integration_id
                    WHERE t.expires_on IS NOT NULL ORDER BY i.name
                    """
            ).compactMap { row in
                CalendarDay(row["expires_on"] as String).map { TokenExpiry(integration: row["name"], day: $0) }
            }
        }
    }
}
