// Reads one GitLab access token: what it is, whose it is, which projects it reaches with which access, their hooks.

package import Inventory
import JSON
package import Secrets

/// A GitLab integration. About two requests per 100 projects and four more, plus one per project for hooks; for each of the
/// two listings up to 65 more where it is long.
package struct GitLabSource: InventorySource {
    private let client: @Sendable (@escaping ObservationSink) -> ForgeClient
    private let rebuildHookURL: String?
    private let exclude: [SubjectPattern]

    /// Hooks are read only where `rebuildHookURL` names one to look for.
    package init(
        integration: Integration, token: Secret, rebuildHookURL: String?, exclude: [SubjectPattern],
        context: ForgeContext
    ) {
        let name = "\(integration.forge.apiURL) token \(token.fingerprint(salt: []))"
        let governor = context.governors.governor(name)
        client = { sink in
            ForgeClient(
                forge: integration.forge, context: context, governor: governor,
                credential: PrivateToken(secret: token), integration: integration.id, sink: sink,
                quota: .integration(integration.id))
        }
        self.rebuildHookURL = rebuildHookURL
        self.exclude = exclude
    }

    package func read(into sink: @escaping ObservationSink) async throws {
        let client = client(sink)
        let status = try await client.tokenStatus()
        try await sink(.token(status))
        switch status {
        case .known(.rejected(_, let detail), _):
            let reason = Unreadable(.tokenUser, .credentialRejected, "The token was rejected")
            try await sink(.tokenUser(.unreadable(reason)))
            try await sink(.ended(.blocked, doubt: "The token was rejected: \(detail)"))
        case .unreadable(let reason) where reason.cause == .unreachable || reason.cause == .rateLimited:
            try await sink(.tokenUser(.unreadable(Unreadable(.tokenUser, reason.cause, reason.message))))
            try await sink(.ended(.failed, doubt: reason.message))
        default:
            try await readProjects(client, sink)
        }
    }

    private func readProjects(_ client: ForgeClient, _ sink: @escaping ObservationSink) async throws {
        async let versionAnswer = version(client)
        async let userAnswer = user(client)
        let listings = try await ProjectListings(client: client, sink: sink, exclude: exclude).read()
        let version = try await versionAnswer
        let user = try await userAnswer
        try await sink(.forgeVersion(version))
        try await sink(.tokenUser(user))
        for start in stride(from: 0, to: listings.candidates.count, by: 500) {
            let batch = listings.candidates[start..<min(start + 500, listings.candidates.count)]
            try await sink(
                .access(batch.map { RepositoryAccess(repository: $0.id, access: listings.access(to: $0.id)) }))
        }
        if let rebuildHookURL {
            let hooks = HookReading(
                client: client, sink: sink, rebuildHookURL: rebuildHookURL,
                enterprise: version.value?.enterprise)
            try await hooks.read(listings, isAdministrator: user.value?.isAdministrator ?? false)
        }
        try await sink(.listing(listings.projects))
        try await sink(.listing(listings.maintained))
        try await end(listings, sink)
    }

    private func end(_ listings: ProjectListings.Outcome, _ sink: ObservationSink) async throws {
        guard listings.projects.complete else {
            let state = ImportState(listings.projects)
            try await sink(.ended(state, doubt: listings.projects.doubt))
            return
        }
        if let doubt = listings.maintained.doubt {
            try await sink(.ended(.incomplete, doubt: "The listing of maintained projects: \(doubt)"))
        } else {
            try await sink(.ended(.complete, doubt: nil))
        }
    }

    private func user(_ client: ForgeClient) async throws -> Observed<TokenUser> {
        let answer = try await client.get("/user", for: .tokenUser)
        if let problem = answer.problem { return .unreadable(problem) }
        guard let user = answer.body.flatMap(TokenUser.init(payload:)) else {
            return .unreadable(answer.malformed(.tokenUser, "no id and username"))
        }
        return .known(user, answer.exchange)
    }

    private func version(_ client: ForgeClient) async throws -> Observed<ForgeVersion> {
        let answer = try await client.get("/metadata", for: .forgeVersion)
        if let problem = answer.problem { return .unreadable(problem) }
        guard let version = answer.body.flatMap(ForgeVersion.init(payload:)) else {
            return .unreadable(answer.malformed(.forgeVersion, "no version"))
        }
        return .known(version, answer.exchange)
    }
}
