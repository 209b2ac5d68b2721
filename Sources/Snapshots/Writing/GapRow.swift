// The row that a reason for unreadability becomes: one per home and reason, however many subjects it touches.

import GRDB
import Inventory

enum GapRow {
    /// Returns the id of the gap's row, counting one more subject for a gap that is there already.
    static func id(_ gap: Unreadable, home: HomeRow, in database: Database) throws -> Int64 {
        let known = try database.integer(
            """
            UPDATE gap SET subjects = subjects + 1
            WHERE integration_id IS ? AND app_id IS ? AND fact = ? AND cause = ? AND message = ? AND missing_permission IS ?
            RETURNING id
            """,
            [home.integration, home.app, gap.fact.rawValue, gap.cause.rawValue, gap.message, gap.missingPermission])
        if let known { return known }
        try database.run(
            """
            INSERT INTO gap (integration_id, app_id, fact, cause, message, missing_permission, subjects)
            VALUES (?, ?, ?, ?, ?, ?, 1)
            """,
            [home.integration, home.app, gap.fact.rawValue, gap.cause.rawValue, gap.message, gap.missingPermission])
        return database.lastInsertedRowID
    }
}
