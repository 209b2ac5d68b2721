// An integration as reports show it: where it stands, how its import went and what was asked.

import GRDB
package import Inventory

/// An integration with its numbers.
package struct IntegrationRecord: Sendable, Hashable {
    /// The config's id.
    package let name: String
    package let forge: Forge
    package let forgeVersion: String?
    package let owner: PlatformOwner
    package let addedBy: String?
    /// Nil for a run that was interrupted before it came to it.
    package let importState: ImportState?
    package let importDoubt: String?
    package let repositories: Int
    package let excluded: Int
    /// Repositories that only an earlier run saw, kept because this one couldn't read them; not among `repositories`.
    package let stale: Int
    /// Requests made for this integration alone.
    package let requests: Int
    package let bytes: Int
    /// `GitHub App hub, installation 30614487 on acme-inc` or `GitLab access token of hub-acme`.
    package let connection: String
}

extension Snapshot {
    /// All integrations, by name.
    package func integrations() throws -> [IntegrationRecord] {
        try reading { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT i.*, f.kind, f.api_url, f.version,
                      coalesce(r.repositories, 0) AS repositories, coalesce(r.excluded, 0) AS excluded,
                      coalesce(r.stale, 0) AS stale,
                      e.requests, e.bytes, a.name AS app, s.installation_id, s.configured_account, u.username
                    FROM integration i JOIN forge f ON f.id = i.forge_id
                      LEFT JOIN (SELECT integration_id, sum(stale_since IS NULL) AS repositories,
                        sum(excluded) AS excluded, sum(stale_since IS NOT NULL) AS stale
                        FROM integration_repository GROUP BY integration_id) r ON r.integration_id = i.id
                      LEFT JOIN (SELECT integration_id, count(*) AS requests, sum(bytes) AS bytes
                        FROM exchange GROUP BY integration_id) e ON e.integration_id = i.id
                      LEFT JOIN installation s ON s.integration_id = i.id LEFT JOIN app a ON a.id = s.app_id
                      LEFT JOIN token_user u ON u.integration_id = i.id
                    ORDER BY i.name
                    """
            ).map(IntegrationRecord.init(row:))
        }
    }
}

extension IntegrationRecord {
    fileprivate init(row: Row) {
        name = row["name"]
        forge = Forge(kind: ForgeKind(rawValue: row["kind"]) ?? .github, apiURL: row["api_url"])
        forgeVersion = row["version"]
        owner = PlatformOwner(kind: row["owner_kind"], name: row["owner_name"])
        addedBy = row["added_by"]
        importState = (row["import_state"] as String?).flatMap(ImportState.init(rawValue:))
        importDoubt = row["import_doubt"]
        repositories = row["repositories"]
        excluded = row["excluded"]
        stale = row["stale"]
        requests = row["requests"] ?? 0
        bytes = row["bytes"] ?? 0
        if let app: String = row["app"], let installation: Int64 = row["installation_id"] {
            let account: String = row["configured_account"]
            connection = "GitHub App \(app), installation \(installation) on \(account)"
        } else if let username: String = row["username"] {
            connection = "GitLab access token of \(username)"
        } else {
            connection = "GitLab access token"
        }
    }
}
