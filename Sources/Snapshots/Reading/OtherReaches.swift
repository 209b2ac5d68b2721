// Finds the repositories that integrations of different owners reach.

import GRDB
import Inventory

/// Which integrations reach a repository that belongs to more than one owner's reach; only those repositories are held.
struct OtherReaches {
    private struct Reach {
        let integration: String
        let owner: PlatformOwner
    }

    private var reaches: [Int64: [Reach]] = [:]

    init(_ database: Database) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT ir.repository_id, i.name, i.owner_kind, i.owner_name
                FROM integration_repository ir JOIN integration i ON i.id = ir.integration_id
                WHERE ir.stale_since IS NULL AND ir.repository_id IN (
                  SELECT x.repository_id FROM integration_repository x JOIN integration o ON o.id = x.integration_id
                  WHERE x.stale_since IS NULL AND x.repository_id IN (
                    SELECT repository_id FROM integration_repository GROUP BY repository_id HAVING count(*) > 1)
                  GROUP BY x.repository_id HAVING count(DISTINCT o.owner_kind || ' ' || o.owner_name) > 1)
                ORDER BY i.name
                """)
        while let row = try rows.next() {
            let owner = PlatformOwner(kind: row["owner_kind"], name: row["owner_name"])
            reaches[row["repository_id"], default: []].append(Reach(integration: row["name"], owner: owner))
        }
    }

    /// The integrations of other owners than `integration`'s that reach the repository.
    func others(of repository: Int64, than integration: Integration) -> [RepositorySubject.OtherReach] {
        (reaches[repository] ?? []).filter { $0.owner != integration.owner }
            .map { RepositorySubject.OtherReach(integration: $0.integration, owner: $0.owner) }
    }
}
