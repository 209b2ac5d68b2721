// Reads one GitHub App installation: its state, its installer's place, its repositories.

package import Inventory
import JSON

/// A GitHub integration. About one request per 100 repositories and three more.
package struct GitHubSource: InventorySource {
    private let installationID: Int64
    private let account: String
    private let installedBy: String?
    private let reading: AppReading
    private let integration: Integration
    private let key: AppKey
    private let context: ForgeContext

    package init(
        integration: Integration, installationID: Int64, account: String, installedBy: String?, key: AppKey,
        reading: AppReading, context: ForgeContext
    ) {
        self.integration = integration
        self.installationID = installationID
        self.account = account
        self.installedBy = installedBy
        self.key = key
        self.reading = reading
        self.context = context
    }

    package func read(into sink: @escaping ObservationSink) async throws {
        let app = ForgeClient(
            forge: integration.forge, context: context,
            governor: context.governors.governor("\(integration.forge.apiURL) app \(key.issuer)"),
            credential: AppCredential(key, now: context.now), integration: integration.id, sink: sink,
            quota: .app(issuer: key.issuer, apiURL: integration.forge.apiURL))
        let status = try await status(app)
        try await sink(.installation(status))
        switch status {
        case .unreadable(let reason):
            try await sink(.ended(.failed, doubt: reason.message))
        case .known(.absent, _):
            try await sink(.ended(.blocked, doubt: "The App has no such installation"))
        case .known(.present(let installation), _) where installation.suspendedAt != nil:
            let unasked = Unreadable(.organizationMembership, .notAsked, "The installation is suspended")
            try await sink(.membership(.unreadable(unasked)))
            try await sink(.ended(.blocked, doubt: "The installation is suspended"))
        case .known(.present(let installation), _):
            try await read(installation, app: app, sink: sink)
        }
    }

    /// Looks the id up in the App's listing; what isn't there is asked for once more by its id, so that "absent" rests on
    /// the forge's own word.
    private func status(_ app: ForgeClient) async throws -> Observed<InstallationStatus> {
        if case .known(let installations, _) = reading.installations, let found = installations[installationID] {
            return .known(.present(found), reading.listedIn[installationID])
        }
        if case .unreadable(let reason) = reading.installations, reason.cause == .credentialRejected {
            return .unreadable(reason)
        }
        let answer = try await app.get("/app/installations/\(installationID)", for: .appInstallations)
        // To an App that it doesn't know (a wrong app id), GitHub answers 404 whatever is asked.
        if answer.isNotFound, reading.app.value != nil || reading.installations.value != nil {
            let successor = reading.installations.value?.values
                .filter { $0.accountLogin.lowercased() == account.lowercased() }.map(\.id).max()
            return .known(.absent(successor: successor), answer.exchange)
        }
        if let problem = answer.problem { return .unreadable(problem) }
        guard let found = answer.body.flatMap(Installation.init(payload:)), found.id == installationID else {
            return .unreadable(answer.malformed(.appInstallations, "no installation with account and permissions"))
        }
        return .known(.present(found), answer.exchange)
    }

    private func read(_ installation: Installation, app: ForgeClient, sink: @escaping ObservationSink) async throws {
        let mayReadMembers = installation.permissions["members"]?.covers(.read) ?? false
        // What the token may do at most is what is asked for with it. GitHub refuses to mint one that may do more than was
        // granted; metadata comes with any permission on repositories.
        let needsMembers = installedBy != nil && installation.accountKind == .organization
        let client = ForgeClient(
            forge: integration.forge, context: context,
            governor: context.governors.governor("\(integration.forge.apiURL) installation \(installationID)"),
            credential: InstallationCredential(
                app: app, installation: installationID,
                permissions: mayReadMembers && needsMembers ? ["members", "metadata"] : ["metadata"], now: context.now),
            integration: integration.id, sink: sink, quota: .integration(integration.id))
        if let membership = try await membership(installation, client, mayReadMembers: mayReadMembers) {
            try await sink(.membership(membership))
        }
        let listing = InstallationListing(client: client, sink: sink)
        let (proof, _) = try await listing.read()
        try await sink(.listing(proof))
        try await sink(.ended(ImportState(proof), doubt: proof.doubt))
    }

    /// Nil where there's nothing to ask: no named installer, or an account that is a person.
    private func membership(
        _ installation: Installation, _ client: ForgeClient, mayReadMembers: Bool
    ) async throws -> Observed<OrganizationMembership>? {
        guard installation.accountKind == .organization, let installedBy else { return nil }
        guard mayReadMembers else {
            return .unreadable(
                Unreadable(
                    .organizationMembership, .forbidden, "The installation doesn't grant the App to read members",
                    missingPermission: Fact.organizationMembership.permission))
        }
        let organization = PercentEncoding.segment(installation.accountLogin)
        let answer = try await client.get(
            "/orgs/\(organization)/memberships/\(PercentEncoding.segment(installedBy))", for: .organizationMembership)
        if answer.isNotFound { return .known(.none, answer.exchange) }
        if let problem = answer.problem { return .unreadable(problem) }
        guard let role = answer.body?["role"]?.string, let state = answer.body?["state"]?.string else {
            return .unreadable(answer.malformed(.organizationMembership, "no role and state"))
        }
        return .known(.member(role: SafeText.clean(role), active: state == "active"), answer.exchange)
    }
}
