// A config with everything that it names: read, checked, its secrets resolved.

import Audit
import Config
import Forges
import Foundation
import Inventory
import Secrets
import Snapshots

/// What the commands work with.
struct Workspace {
    let config: ConfigFile
    let snapshots: SnapshotDirectory
    let policy: AuditPolicy
    /// App keys by app name, tokens by integration id. Empty where the command needs no secret.
    private(set) var appKeys: [String: AppKey] = [:]
    private(set) var tokens: [String: Secret] = [:]

    /// Reads the config alone.
    init(reading path: String) throws {
        config = try ConfigReader(knownRules: RuleNames.known).read(path: path)
        let directory = config.resolved(path: config.snapshots.directory)
        snapshots = SnapshotDirectory(URL(fileURLWithPath: directory))
        policy = try config.policy(controls: ControlFile.read(of: config))
    }

    /// Resolves every secret; throws `ConfigProblems` with a position for each that can't be had or used.
    mutating func resolveSecrets() throws {
        let resolver = SecretResolver(
            environment: ProcessInfo.processInfo.environment, baseDirectory: config.directory)
        var problems = config.secretProblems(resolver)
        guard problems.isEmpty else { throw ConfigProblems(problems) }
        for app in config.gitHubApps {
            do {
                appKeys[app.name] = try AppKey(
                    resolver.resolve(app.privateKey.reference).secret, issuer: app.issuer)
            } catch {
                let position = app.privateKey.position
                problems.append(
                    ConfigError(
                        file: config.path, line: position.line, column: position.column,
                        message: "\(app.privateKey.reference): \(error)", hint: nil))
            }
        }
        for integration in config.integrations {
            guard case .gitlab(let settings) = integration.source else { continue }
            tokens[integration.id] = try resolver.resolve(settings.token.reference).secret
        }
        guard problems.isEmpty else { throw ConfigProblems(problems) }
    }

    /// The snapshot that `option` names, or the latest. A link is followed: a copy of the link would still be the
    /// published file, and be judged in its place.
    func snapshotFile(_ option: SnapshotOption) -> URL {
        (option.snapshot.map { URL(fileURLWithPath: $0) } ?? snapshots.latest).resolvingSymlinksInPath()
    }

    var reportDirectory: URL { URL(fileURLWithPath: config.resolved(path: config.reports.directory)) }
}

extension GitHubAppSettings {
    /// The JWT's issuer: the app id where there is one, because every GitHub Enterprise Server knows it.
    var issuer: String { appID.map { String($0) } ?? clientID ?? "" }
}
