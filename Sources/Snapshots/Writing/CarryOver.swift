// Keeps what an earlier snapshot knew of integrations that couldn't be read in full now.

import Foundation
import GRDB

enum CarryOver {
    /// `earlier` is a published snapshot of this schema; one of another schema is left alone. Rows that are stale there
    /// already keep their age.
    static func run(from earlier: URL, in database: Database) throws {
        try database.execute(sql: "ATTACH DATABASE ? AS earlier", arguments: [earlier.path])
        do {
            if try Int.fetchOne(database, sql: "PRAGMA earlier.user_version") == Schema.version {
                try database.inTransaction {
                    try copy(database)
                    return .commit
                }
            }
        } catch {
            try? database.execute(sql: "DETACH DATABASE earlier")
            throw error
        }
        try database.execute(sql: "DETACH DATABASE earlier")
    }

    private static func copy(_ database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO repository (forge_id, forge_repository_id, path, default_branch, visibility, archived,
                  disabled, empty, pending_deletion_on, namespace_path, in_user_namespace, web_url)
                SELECT DISTINCT i.forge_id, r.forge_repository_id, r.path, r.default_branch, r.visibility, r.archived,
                  r.disabled, r.empty, r.pending_deletion_on, r.namespace_path, r.in_user_namespace, r.web_url
                FROM \(earlierReach)
                WHERE true
                ON CONFLICT (forge_id, forge_repository_id) DO NOTHING;
                INSERT OR IGNORE INTO integration_repository (integration_id, repository_id, excluded, stale_since,
                  access)
                SELECT i.id, mine.id, er.excluded, coalesce(er.stale_since, (SELECT finished_at FROM earlier.run)),
                  CASE WHEN er.access IN ('held', 'below') THEN er.access END
                FROM \(earlierReach)
                  JOIN repository mine
                    ON mine.forge_id = i.forge_id AND mine.forge_repository_id = r.forge_repository_id;
                """)
    }

    /// Repositories that the same integration, of the same owner on the same forge, reached in the earlier snapshot. The
    /// `WHERE true` before `ON CONFLICT` is SQLite's way to tell the two uses of ON apart.
    private static let earlierReach = """
        main.integration i
          JOIN forge f ON f.id = i.forge_id
          JOIN earlier.forge ef ON ef.api_url = f.api_url
          JOIN earlier.integration ei ON ei.name = i.name AND ei.forge_id = ef.id
            AND ei.owner_kind = i.owner_kind AND ei.owner_name = i.owner_name
          JOIN earlier.integration_repository er ON er.integration_id = ei.id
          JOIN earlier.repository r ON r.id = er.repository_id AND i.import_state IS NOT 'complete'
        """
}
