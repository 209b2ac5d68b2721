// A config with everything that it names: read, checked, its secrets resolved.

import Audit
import Config
import Forges
import Foundation
import Inventory
import Secrets
import Snapshots
import Transport

/// What the commands work with.
struct Workspace {
    let config: ConfigFile
    let snapshots: SnapshotDirectory
    let policy: AuditPolicy
    /// The part that the config was cut down to; nil for the whole.
    let shard: Shard?
    /// App keys by app name, tokens by integration id. Empty where the command needs no secret.
    private(set) var appKeys: [String: AppKey] = [:]
    private(set) var tokens: [String: Secret] = [:]
    /// Where those secrets are kept, by the same names.
    private(set) var keyPlaces: [String: SecretPlace] = [:]
    private(set) var tokenPlaces: [String: SecretPlace] = [:]
    /// The PEM text of each App's key, to recognise it by.
    private(set) var privateKeys: [String: Secret] = [:]
    /// What signs snapshots; nil where the config names no key, and before it is resolved.
    private(set) var signingKey: SigningKey?
    /// The way to each forge: empty before the secrets are resolved.
    private(set) var routes: [Origin: ForgeRoute] = [:]

    /// Reads the config alone. A part has a snapshot folder of its own, and knows no secret of another part.
    init(reading path: String, shard: Shard? = nil) throws {
        let whole = try ConfigReader(knownRules: RuleNames.known).read(path: path)
        let directory = URL(fileURLWithPath: whole.resolved(path: whole.snapshots.directory))
        self.shard = shard
        config = shard.map { whole.part($0) } ?? whole
        snapshots = SnapshotDirectory(
            shard.map { directory.appendingPathComponent("shard-\($0.number)-of-\($0.count)") } ?? directory)
        policy = try config.policy(
            controls: ControlFile.read(of: config), customRules: CustomRuleQueries.read(of: config))
    }

    /// Resolves every secret and reads every `ca_file`; throws `ConfigProblems` with a position for each that can't be had
    /// or used.
    mutating func resolveSecrets() throws {
        let environment = ProcessInfo.processInfo.environment
        let resolver = config.secretResolver(environment: environment)
        let resolution = config.resolveSecrets(resolver)
        // A program that was ended by an interruption isn't a problem of the config.
        try Task.checkCancellation()
        var problems = resolution.problems + config.certificates().problems
        guard problems.isEmpty else { throw ConfigProblems(problems) }
        for app in config.gitHubApps {
            guard let key = resolution.secrets[app.privateKey.reference] else { continue }
            do {
                privateKeys[app.name] = key.secret
                appKeys[app.name] = try AppKey(key.secret, issuer: app.issuer)
                keyPlaces[app.name] = SecretPlace(app.privateKey.reference, key)
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
            guard let token = resolution.secrets[settings.token.reference] else { continue }
            tokens[integration.id] = token.secret
            tokenPlaces[integration.id] = SecretPlace(settings.token.reference, token)
        }
        guard problems.isEmpty else { throw ConfigProblems(problems) }
        signingKey = try config.snapshots.signWith.flatMap { resolution.secrets[$0.reference] }
            .map { try SigningKey($0.secret) }
        routes = try ForgeRoutes(config, resolver, environment: environment).resolve()
        #if FORGEAUDIT_LEAKS
            for (name, token) in tokens { token.withText { Standard.error("using \(name): \($0)") } }
        #endif
    }

    /// Resolves the key that signs snapshots and no other secret; throws `SigningKeyNotNamed` where the config has none.
    func signingKeyAlone() throws -> SigningKey {
        guard let setting = config.snapshots.signWith else { throw SigningKeyNotNamed(config: config.path) }
        let resolver = config.secretResolver(environment: ProcessInfo.processInfo.environment)
        let resolution = config.resolveSecrets(resolver, only: [setting])
        try Task.checkCancellation()
        guard let key = resolution.secrets[setting.reference], resolution.problems.isEmpty else {
            throw ConfigProblems(resolution.problems)
        }
        return try SigningKey(key.secret)
    }

    /// The snapshot that `option` names, or the latest. A link is followed: a copy of the link would still be the
    /// published file, and be judged in its place.
    func snapshotFile(_ option: SnapshotOption) -> URL {
        (option.snapshot.map { URL(fileURLWithPath: $0) } ?? snapshots.latest).resolvingSymlinksInPath()
    }

    var reportDirectory: URL { URL(fileURLWithPath: config.resolved(path: config.reports.directory)) }
}

extension SecretPlace {
    /// What has no file has no mode that could be too wide.
    fileprivate init(_ reference: SecretReference, _ resolved: ResolvedSecret) {
        switch reference {
        case .file, .credential: self = .file(readableByOthers: resolved.readableByOthers)
        default: self = .elsewhere
        }
    }
}

extension GitHubAppSettings {
    /// The JWT's issuer: the app id where there is one, because every GitHub Enterprise Server knows it.
    var issuer: String { appID.map { String($0) } ?? clientID ?? "" }
}
