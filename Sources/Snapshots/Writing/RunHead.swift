// The first rows of a snapshot: the run, the platform, the forges, the apps and integrations as the config has them.

import GRDB
import Inventory

enum RunHead {
    /// Writes the plan and returns the rows to which observations are attached later, by integration and app name.
    static func write(
        _ plan: RunPlan, into database: Database
    ) throws -> (integrations: [String: IntegrationRows], apps: [String: Int64]) {
        try database.run(
            """
            INSERT INTO run (id, tool_version, config_path, config_sha256, started_at, state)
            VALUES (1, ?, ?, ?, ?, 'importing')
            """, [plan.toolVersion, plan.configPath, plan.configSHA256, plan.startedAt.column])
        try PartialCredentials.write(plan, into: database)
        try writePlatform(plan, into: database)
        var apps: [String: Int64] = [:]
        for app in plan.apps { apps[app.name] = try insert(app, into: database) }
        var integrations: [String: IntegrationRows] = [:]
        for integration in plan.integrations {
            integrations[integration.integration.id] = try insert(integration, apps: apps, into: database)
        }
        try SecretRows.write(plan, into: database)
        return (integrations, apps)
    }

    /// Prepares a run that is taken up: the integrations in `whole` keep their rows, every other one loses them and is
    /// written anew. Fingerprints are renewed for all, in case their salt is.
    static func renew(
        _ plan: RunPlan, keeping whole: Set<String>, in database: Database
    ) throws -> (integrations: [String: IntegrationRows], apps: [String: Int64]) {
        try PartialCredentials.write(plan, into: database)
        var apps: [String: Int64] = [:]
        for app in plan.apps {
            apps[app.name] = try database.integer("SELECT id FROM app WHERE name = ?", [app.name])
        }
        try database.execute(
            sql: """
                UPDATE app SET exchange_id = NULL, gap_id = NULL;
                DELETE FROM app_permission WHERE kind = 'requested';
                DELETE FROM app_event WHERE kind = 'requested';
                DELETE FROM app_hook;
                DELETE FROM app_listing;
                DELETE FROM app_delivery;
                DELETE FROM app_installation;
                DELETE FROM installation_request;
                DELETE FROM secret;
                DELETE FROM gap WHERE app_id IS NOT NULL;
                """)
        try BaselineCopy.clear(database)
        var integrations: [String: IntegrationRows] = [:]
        for integration in plan.integrations {
            if whole.contains(integration.integration.id) {
                guard case .token(let fingerprint) = integration.connection else { continue }
                try database.run(
                    """
                    UPDATE token SET fingerprint = ?
                    WHERE integration_id = (SELECT id FROM integration WHERE name = ?)
                    """, [fingerprint, integration.integration.id])
            } else {
                try removeIntegration(integration.integration.id, from: database)
                integrations[integration.integration.id] = try insert(integration, apps: apps, into: database)
            }
        }
        try database.execute(
            sql: "DELETE FROM repository WHERE id NOT IN (SELECT repository_id FROM integration_repository)")
        try SecretRows.write(plan, into: database)
        return (integrations, apps)
    }

    private static func removeIntegration(_ name: String, from database: Database) throws {
        guard let id = try database.integer("SELECT id FROM integration WHERE name = ?", [name]) else { return }
        // Children before parents.
        for table in [
            "webhook", "group_hooks", "integration_repository", "listing", "expectation", "token_scope", "token_user",
            "token", "installation_permission", "installation_event", "installation", "gap", "exchange",
        ] {
            try database.execute(sql: "DELETE FROM \(table) WHERE integration_id = ?", arguments: [id])
        }
        try database.execute(sql: "DELETE FROM integration WHERE id = ?", arguments: [id])
    }

    private static func writePlatform(_ plan: RunPlan, into database: Database) throws {
        for organization in plan.organizations {
            try database.run("INSERT INTO platform_organization (name) VALUES (?)", [organization.name])
            for (username, role) in organization.members {
                try database.run(
                    "INSERT INTO platform_member (organization, username, role) VALUES (?, ?, ?)",
                    [organization.name, username, role.rawValue])
            }
        }
        for user in plan.users { try database.run("INSERT OR IGNORE INTO platform_user (name) VALUES (?)", [user]) }
    }

    private static func forgeID(_ forge: Forge, in database: Database) throws -> Int64 {
        try database.run(
            "INSERT OR IGNORE INTO forge (kind, api_url) VALUES (?, ?)", [forge.kind.rawValue, forge.apiURL])
        return try database.integer("SELECT id FROM forge WHERE api_url = ?", [forge.apiURL]) ?? 0
    }

    private static func insert(_ app: AppPlan, into database: Database) throws -> Int64 {
        try database.run(
            "INSERT INTO app (name, forge_id, issuer) VALUES (?, ?, ?)",
            [app.name, try forgeID(app.forge, in: database), app.issuer])
        let id = database.lastInsertedRowID
        try AppRows.insert(app.requiredPermissions, app.requiredEvents, kind: "required", id: id, into: database)
        return id
    }

    private static func insert(
        _ plan: IntegrationPlan, apps: [String: Int64], into database: Database
    ) throws -> IntegrationRows {
        let forge = try forgeID(plan.integration.forge, in: database)
        try database.run(
            """
            INSERT INTO integration (name, forge_id, owner_kind, owner_name, added_by, rebuild_hook_url)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                plan.integration.id, forge, plan.integration.owner.kind, plan.integration.owner.name,
                plan.integration.addedBy, plan.rebuildHookURL,
            ])
        let id = database.lastInsertedRowID
        switch plan.connection {
        case .installation(let app, let installation, let account, let installedBy):
            try database.run(
                """
                INSERT INTO installation (integration_id, app_id, installation_id, configured_account, installed_by)
                VALUES (?, ?, ?, ?, ?)
                """, [id, apps[app], installation, account, installedBy])
        case .token(let fingerprint):
            try database.run("INSERT INTO token (integration_id, fingerprint) VALUES (?, ?)", [id, fingerprint])
        }
        for path in plan.expect {
            try database.run("INSERT OR IGNORE INTO expectation (integration_id, path) VALUES (?, ?)", [id, path])
        }
        return IntegrationRows(id: id, forgeID: forge, exclude: plan.exclude)
    }
}
