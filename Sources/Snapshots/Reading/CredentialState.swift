// What an integration's credential may do, reduced to what tells one run's from another's.

import GRDB
package import Inventory

/// The grant of an installation, or the scopes of a token.
package struct CredentialState: Sendable, Hashable {
    /// The installation's id; nil for a token.
    package let installation: Int64?
    /// Permissions with their levels; scopes have none. Nil where the forge didn't tell.
    package let grant: [String: PermissionLevel?]?
}

extension Snapshot {
    /// By integration.
    package func credentials() throws -> [String: CredentialState] {
        try reading { database in
            var states: [String: CredentialState] = [:]
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT i.id, i.name, s.installation_id, s.status AS installation_status, t.status AS token_status
                    FROM integration i LEFT JOIN installation s ON s.integration_id = i.id
                      LEFT JOIN token t ON t.integration_id = i.id
                    """)
            for row in rows {
                let id: Int64 = row["id"]
                var grant: [String: PermissionLevel?]?
                if row["installation_status"] as String? == "present" {
                    let held = try Row.fetchAll(
                        database, sql: "SELECT name, level FROM installation_permission WHERE integration_id = ?",
                        arguments: [id])
                    grant = Dictionary(
                        held.map { ($0["name"] as String, PermissionLevel($0["level"] as String)) },
                        uniquingKeysWith: { $1 })
                } else if row["token_status"] as String? == "accepted" {
                    let scopes = try String.fetchAll(
                        database, sql: "SELECT name FROM token_scope WHERE integration_id = ?", arguments: [id])
                    grant = Dictionary(scopes.map { ($0, nil) }, uniquingKeysWith: { $1 })
                }
                states[row["name"]] = CredentialState(installation: row["installation_id"], grant: grant)
            }
            return states
        }
    }
}
