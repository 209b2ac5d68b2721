// The rows that an App becomes.

import GRDB
import Inventory

enum AppRows {
    static func write(_ app: Observed<App>, id: Int64, into database: Database) throws {
        switch app {
        case .known(let app, let exchange):
            try database.run(
                "UPDATE app SET github_id = ?, slug = ?, display_name = ?, web_url = ?, exchange_id = ? WHERE id = ?",
                [app.id, app.slug, app.name, app.webURL, exchange, id])
            try insert(app.permissions, app.events, kind: "requested", id: id, into: database)
        case .unreadable(let gap):
            let gapID = try GapRow.id(gap, home: .app(id), in: database)
            try database.run("UPDATE app SET gap_id = ?, exchange_id = ? WHERE id = ?", [gapID, gap.exchange, id])
        }
    }

    static func insert(
        _ permissions: [String: PermissionLevel], _ events: [String], kind: String, id: Int64, into database: Database
    ) throws {
        for (name, level) in permissions {
            try database.run(
                "INSERT OR REPLACE INTO app_permission (app_id, kind, name, level) VALUES (?, ?, ?, ?)",
                [id, kind, name, level.description])
        }
        for event in events {
            try database.run(
                "INSERT OR IGNORE INTO app_event (app_id, kind, name) VALUES (?, ?, ?)", [id, kind, event])
        }
    }
}
