// The rows that the places of secrets become.

import GRDB
import Inventory

enum SecretRows {
    /// Writes the places of all secrets in `plan`, in place of those that stand there: a run that is taken up looks at its
    /// files anew.
    static func write(_ plan: RunPlan, into database: Database) throws {
        try database.execute(sql: "DELETE FROM secret")
        let homes = try HomeRow.all(database)
        for app in plan.apps { try insert(app.key, homes[.app(app.name)], into: database) }
        for integration in plan.integrations {
            try insert(integration.secret, homes[.integration(integration.integration.id)], into: database)
        }
    }

    private static func insert(_ place: SecretPlace?, _ home: HomeRow?, into database: Database) throws {
        guard let place, let home else { return }
        var readable: Bool?
        if case .file(let others) = place { readable = others }
        try database.run(
            "INSERT INTO secret (integration_id, app_id, kept_in, readable_by_others) VALUES (?, ?, ?, ?)",
            [home.integration, home.app, readable == nil ? "elsewhere" : "file", readable])
    }
}
