// The proofs of an import's completeness, as reports show them.

import GRDB
package import Inventory

/// One listing of one integration, with the numbers that prove it complete or the doubt that remains.
package struct ListingRecord: Sendable, Hashable {
    package let integration: String
    package let proof: ListingProof
}

extension Snapshot {
    /// Every listing that was begun, by integration and fact.
    package func listings() throws -> [ListingRecord] {
        try reading { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT i.name, l.* FROM listing l JOIN integration i ON i.id = l.integration_id
                    ORDER BY i.name, l.fact
                    """
            ).compactMap { row in
                guard let fact = Fact(rawValue: row["fact"]) else { return nil }
                return ListingRecord(integration: row["name"], proof: ListingProof(fact, row))
            }
        }
    }
}
