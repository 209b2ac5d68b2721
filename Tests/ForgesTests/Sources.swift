// Runs the two sources against a demo server.

import Forges
import Foundation
import Inventory
import Secrets
import Transport

extension DemoServer {
    func context(concurrency: Int = 4, waitSeconds: Int = 5, now: Date = DemoServer.now) -> ForgeContext {
        var limits = TransportLimits()
        // The forge runs in the tests' own process, and may have to wait for its turn.
        limits.timeoutSeconds = 120
        limits.stallSeconds = 120
        limits.connectSeconds = 120
        return ForgeContext(
            transport: CurlTransport(limits: limits, userAgent: "forgeaudit-test"), now: { now },
            waitSeconds: waitSeconds, concurrency: concurrency,
            retry: RetryPolicy(attempts: 3, firstDelay: 0, limitDelay: 0))
    }

    func readGitLab(
        _ token: String, hook: String? = nil, exclude: [String] = [], waitSeconds: Int = 5
    ) async throws -> Recorder {
        try await readGitLab(text: try self.token(token), hook: hook, exclude: exclude, waitSeconds: waitSeconds)
    }

    func readGitLab(
        text: String, hook: String? = nil, exclude: [String] = [], waitSeconds: Int = 5
    ) async throws -> Recorder {
        let recorder = Recorder()
        let integration = Integration(
            id: "test", forge: Forge(kind: .gitlab, apiURL: gitLab), owner: .organization("acme"), addedBy: nil)
        let source = GitLabSource(
            integration: integration, token: Secret(text), rebuildHookURL: hook,
            exclude: exclude.map { SubjectPattern($0) }, context: context(waitSeconds: waitSeconds))
        try await source.read { recorder.take($0) }
        return recorder
    }

    func readGitHub(
        _ installation: Int64, account: String, installedBy: String? = nil, app: String = "hub",
        issuer: String = "4711",
        now: Date = DemoServer.now
    ) async throws -> Recorder {
        let recorder = Recorder()
        let forge = Forge(kind: .github, apiURL: gitHub)
        let context = context(now: now)
        let key = try AppKey(Secret(try Self.privateKey(app)), issuer: issuer)
        let reading = try await GitHubAppReader(forge: forge, key: key, context: context) { recorder.take($0) }.read()
        let source = GitHubSource(
            integration: Integration(id: "test", forge: forge, owner: .organization("acme"), addedBy: nil),
            installationID: installation, account: account, installedBy: installedBy, key: key, reading: reading,
            context: context)
        try await source.read { recorder.take($0) }
        return recorder
    }
}
