// Finds the subject that a query names.

package import Foundation
import GRDB
package import Inventory

/// The integrations of a snapshot, and the repositories of one integration at a time, by name.
package final class SubjectIndex {
    /// A subject as an audit sees it.
    package struct Entry {
        package let key: SubjectKey
        /// Since when the row wasn't read any more.
        package let staleSince: Date?
    }

    private let snapshot: Snapshot
    /// The names of all integrations.
    package let integrations: Set<String>
    private var loaded: (integration: String, repositories: [String: Entry])?

    package init(_ snapshot: Snapshot) throws {
        self.snapshot = snapshot
        integrations = Set(
            try snapshot.reading { try String.fetchAll($0, sql: "SELECT name FROM integration") })
    }

    package func integration(_ name: String) -> Entry? {
        guard integrations.contains(name) else { return nil }
        return Entry(
            key: SubjectKey(kind: .integration, home: .integration(name), path: name, forgeID: nil, webURL: nil),
            staleSince: nil)
    }

    package func repository(_ path: String, of integration: String) throws -> Entry? {
        if loaded?.integration != integration {
            loaded = (integration, try repositories(of: integration))
        }
        return loaded?.repositories[path]
    }

    private func repositories(of integration: String) throws -> [String: Entry] {
        try snapshot.reading { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT r.path, r.forge_repository_id, r.web_url, ir.stale_since
                    FROM integration_repository ir JOIN integration i ON i.id = ir.integration_id
                      JOIN repository r ON r.id = ir.repository_id WHERE i.name = ?
                    """, arguments: [integration])
            var entries: [String: Entry] = [:]
            while let row = try rows.next() {
                let path: String = row["path"]
                let stale: String? = row["stale_since"]
                entries[path] = Entry(
                    key: SubjectKey(
                        kind: .repository, home: .integration(integration), path: path,
                        forgeID: row["forge_repository_id"], webURL: row["web_url"]),
                    staleSince: stale.flatMap(Timestamp.parse))
            }
            return entries
        }
    }
}
