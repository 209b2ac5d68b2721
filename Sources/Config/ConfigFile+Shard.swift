// A config cut into parts that share no credential, and so no rate limit.

import Secrets

extension ConfigFile {
    /// The config with those Apps and integrations alone whose credentials belong to `shard`; everything else, the digest
    /// included, is the whole config's. Nobody resolves a secret to know: two references are two credentials.
    package func part(_ shard: Shard) -> ConfigFile {
        ConfigFile(
            path: path, sha256: sha256, snapshots: snapshots, transport: transport, secretStore: secretStore,
            platform: platform, gitHubApps: gitHubApps.filter { shard.holds(credential(of: $0)) },
            integrations: integrations.filter { shard.holds(credential(of: $0)) }, audit: audit, reports: reports,
            operation: operation)
    }

    /// An App's installations stay with their App: its key signs for all of them.
    private func credential(of integration: IntegrationSettings) -> String {
        switch integration.source {
        case .github(let github): gitHubApp(named: github.app).map { credential(of: $0) } ?? "app \(github.app)"
        case .gitlab(let gitlab): "token \(gitlab.url.origin) \(name(of: gitlab.token.reference))"
        }
    }

    private func credential(of app: GitHubAppSettings) -> String {
        "app \(app.apiURL) \(app.appID.map { String($0) } ?? app.clientID ?? app.name)"
    }

    /// A program's arguments tell its secrets apart; the text is hashed and goes nowhere else.
    private func name(of reference: SecretReference) -> String {
        guard case .command(let command) = reference else { return reference.description }
        return "command " + ([command.program] + command.arguments).joined(separator: "\u{1F}")
    }
}
