// A GitHub App as reports show it: where it stands, what of it couldn't be read and what was asked.

import GRDB
package import Inventory

/// An App with its numbers.
package struct AppRecord: Sendable, Hashable {
    /// The config's key.
    package let name: String
    package let forge: Forge
    /// The name that GitHub shows; nil where the App couldn't be read.
    package let displayName: String?
    /// Integrations that are installations of it.
    package let integrations: Int
    /// One sentence on what of it couldn't be read; nil where everything could.
    package let doubt: String?
    /// The proof of the listing of its installations; nil where it was never begun.
    package let installations: ListingProof?
    /// Requests made with the App's own key for all its integrations.
    package let requests: Int
    package let bytes: Int
}

extension Snapshot {
    /// All Apps that the config names, by name.
    package func apps() throws -> [AppRecord] {
        try reading { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT a.*, f.kind, f.api_url, e.requests, e.bytes,
                      (SELECT count(*) FROM installation s WHERE s.app_id = a.id) AS integrations,
                      (SELECT g.message FROM gap g WHERE g.app_id = a.id ORDER BY g.fact, g.cause, g.message LIMIT 1)
                        AS doubt
                    FROM app a JOIN forge f ON f.id = a.forge_id
                      LEFT JOIN (SELECT app_id, count(*) AS requests, sum(bytes) AS bytes FROM exchange GROUP BY app_id) e
                        ON e.app_id = a.id
                    ORDER BY a.name
                    """
            ).map { row in
                let listing = try Row.fetchOne(
                    database, sql: "SELECT * FROM app_listing WHERE app_id = ? AND fact = ?",
                    arguments: [row["id"] as Int64, Fact.appInstallations.rawValue])
                return AppRecord(
                    name: row["name"],
                    forge: Forge(kind: ForgeKind(rawValue: row["kind"]) ?? .github, apiURL: row["api_url"]),
                    displayName: row["display_name"], integrations: row["integrations"], doubt: row["doubt"],
                    installations: listing.map { ListingProof(.appInstallations, $0) },
                    requests: row["requests"] ?? 0, bytes: row["bytes"] ?? 0)
            }
        }
    }
}
