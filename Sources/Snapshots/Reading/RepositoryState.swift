// A repository reduced to what tells one run's from another's.

import GRDB
package import Inventory

/// A repository as one integration reaches it.
package struct RepositoryState: Sendable, Hashable {
    package let forgeID: Int64
    package let path: String
    package let webURL: String?
    package let archived: Bool?
    /// Nil where it isn't known, or means nothing.
    package let access: MaintainerAccess?
    /// Kept from an earlier run: this one didn't see it.
    package let stale: Bool
    package let excluded: Bool
}

extension Snapshot {
    /// As `walkFindings`, for the repositories of one integration by the forge's id.
    package func walkRepositories<Value>(
        of integration: String, _ body: (_ next: () throws -> RepositoryState?) throws -> Value
    ) throws -> Value {
        try reading { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT r.forge_repository_id, r.path, r.web_url, r.archived, ir.access, ir.stale_since, ir.excluded
                    FROM integration i JOIN integration_repository ir ON ir.integration_id = i.id
                      JOIN repository r ON r.id = ir.repository_id
                    WHERE i.name = ? ORDER BY r.forge_repository_id
                    """, arguments: [integration])
            return try body {
                try rows.next().map { row in
                    let access: String? = row["access"]
                    let stale: String? = row["stale_since"]
                    return RepositoryState(
                        forgeID: row["forge_repository_id"], path: row["path"], webURL: row["web_url"],
                        archived: row["archived"], access: access.flatMap(MaintainerAccess.init(rawValue:)),
                        stale: stale != nil, excluded: row["excluded"])
                }
            }
        }
    }
}
