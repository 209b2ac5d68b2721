// Turns the config into the head of a snapshot and into the importer's tasks.

import Config
import Forges
import Foundation
import Importer
import Inventory
import Secrets

extension Workspace {
    /// The run's head. Equal tokens get equal fingerprints within this run; the salt is forgotten with it.
    func runPlan(startedAt instant: Date, salt: [UInt8]) -> RunPlan {
        RunPlan(
            toolVersion: Tool.version, configPath: config.path, configSHA256: config.sha256, startedAt: instant,
            salt: salt, organizations: config.platform.organizations, users: config.platform.users,
            apps: config.gitHubApps.map { plan($0) },
            integrations: config.integrations.map { integration in
                IntegrationPlan(
                    integration: integrationValue(integration),
                    connection: connection(integration, salt: salt),
                    credential: secret(of: integration)?.fingerprint(salt: salt) ?? "",
                    rebuildHookURL: integration.rebuildHookURL, expect: integration.repositories.expect,
                    exclude: integration.repositories.exclude, secret: tokenPlaces[integration.id])
            })
    }

    /// The importer's tasks; `context` carries the transport and the budgets.
    func importPlan(_ context: ForgeContext) -> ImportPlan {
        // An App that no integration uses is read as well: its key is out there, and its rules judge it.
        let apps = config.gitHubApps.compactMap { app -> ImportPlan.AppTask? in
            guard let key = appKeys[app.name] else { return nil }
            return ImportPlan.AppTask(name: app.name) { sink in
                try await GitHubAppReader(forge: app.forge, key: key, context: context, sink: sink).read()
            } readDetails: { reading, sink in
                try await GitHubAppReader(forge: app.forge, key: key, context: context, sink: sink)
                    .readDetails(of: reading)
            }
        }
        return ImportPlan(apps: apps, integrations: config.integrations.compactMap { task($0, context) })
    }

    /// An app without `requires` has to grant what an import and a rebuild on push take.
    private func plan(_ app: GitHubAppSettings) -> AppPlan {
        AppPlan(
            name: app.name, forge: app.forge, issuer: app.issuer,
            requiredPermissions: app.requires?.permissions ?? ["contents": .read, "metadata": .read],
            requiredEvents: app.requires?.events ?? ["push"], key: keyPlaces[app.name])
    }

    private func task(_ settings: IntegrationSettings, _ context: ForgeContext) -> ImportPlan.IntegrationTask? {
        let integration = integrationValue(settings)
        switch settings.source {
        case .github(let github):
            guard let key = appKeys[github.app] else { return nil }
            return ImportPlan.IntegrationTask(id: settings.id, app: github.app) { reading in
                GitHubSource(
                    integration: integration, installationID: Int64(github.installationID), account: github.account,
                    installedBy: github.installedBy, key: key, reading: reading ?? .missing, context: context)
            }
        case .gitlab:
            guard let token = tokens[settings.id] else { return nil }
            return ImportPlan.IntegrationTask(id: settings.id, app: nil) { _ in
                GitLabSource(
                    integration: integration, token: token, rebuildHookURL: settings.rebuildHookURL,
                    exclude: settings.repositories.exclude, context: context)
            }
        }
    }

    private func secret(of settings: IntegrationSettings) -> Secret? {
        switch settings.source {
        case .github(let github): privateKeys[github.app]
        case .gitlab: tokens[settings.id]
        }
    }

    private func connection(_ settings: IntegrationSettings, salt: [UInt8]) -> IntegrationPlan.Connection {
        switch settings.source {
        case .github(let github):
            .installation(
                app: github.app, id: Int64(github.installationID), account: github.account,
                installedBy: github.installedBy)
        case .gitlab:
            .token(fingerprint: tokens[settings.id]?.fingerprint(salt: salt) ?? "")
        }
    }

    func integrationValue(_ settings: IntegrationSettings) -> Integration {
        let forge =
            switch settings.source {
            case .github(let github):
                config.gitHubApp(named: github.app)?.forge ?? Forge(kind: .github, apiURL: "")
            case .gitlab(let gitlab):
                Forge(kind: .gitlab, apiURL: gitlab.url.description + "/api/v4")
            }
        return Integration(id: settings.id, forge: forge, owner: settings.owner, addedBy: settings.addedBy)
    }
}

extension GitHubAppSettings {
    var forge: Forge { Forge(kind: .github, apiURL: apiURL.description) }
}

extension IntegrationSettings {
    /// Only GitLab needs a hook: a GitHub App gets its own push events.
    fileprivate var rebuildHookURL: String? {
        if case .gitlab(let settings) = source { settings.rebuildHook?.description } else { nil }
    }
}
