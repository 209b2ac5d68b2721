// One request with one credential: whether it is accepted, and what it was granted.

package import Inventory
import JSON
package import Secrets

/// What `check --online` asks. Nothing is recorded: the answers go to whoever asked.
package struct CredentialProbe: Sendable {
    private let context: ForgeContext

    package init(_ context: ForgeContext) { self.context = context }

    /// `GET /app`.
    package func app(_ key: AppKey, of forge: Forge) async throws -> Observed<App> {
        try await GitHubAppReader(forge: forge, key: key, context: context, sink: { _ in }).readApp().0
    }

    /// `GET /app/installations/{id}` with the App's key. A 404 means that the App has no such installation, or that the
    /// App itself isn't known, which its own answer tells.
    package func installation(_ id: Int64, key: AppKey, of forge: Forge) async throws -> Observed<InstallationStatus> {
        let client = GitHubAppReader(forge: forge, key: key, context: context, sink: { _ in }).client
        let answer = try await client.get("/app/installations/\(id)", for: .appInstallations)
        if answer.isNotFound { return .known(.absent(successor: nil), answer.exchange) }
        if let problem = answer.problem { return .unreadable(problem) }
        guard let found = answer.body.flatMap(Installation.init(payload:)), found.id == id else {
            return .unreadable(answer.malformed(.appInstallations, "no installation with account and permissions"))
        }
        return .known(.present(found), answer.exchange)
    }

    /// `GET /personal_access_tokens/self`.
    package func token(_ token: Secret, of forge: Forge) async throws -> Observed<TokenStatus> {
        let name = "\(forge.apiURL) token \(token.fingerprint(salt: []))"
        let client = ForgeClient(
            forge: forge, context: context, governor: context.governors.governor(name),
            credential: PrivateToken(secret: token), integration: nil, sink: { _ in })
        return try await client.tokenStatus()
    }
}
