// From a forge's answer about a credential to what it may and may not do.

import Config
import Inventory

enum GrantedRights {
    static func of(_ settings: GitHubAppSettings, _ app: Observed<App>) -> CredentialAnswer {
        let name = SubjectHome.app(settings.name).text
        switch app {
        case .unreadable(let reason):
            let answer = answer(name, reason)
            guard reason.cause == .notFound, let hint = addressHint(settings) else { return answer }
            return CredentialAnswer(
                name: name, standing: answer.standing, may: "\(answer.may) (\(hint))", lacks: [])
        case .known(let app, _):
            let lacks = missing(settings, app.permissions, app.events)
            return CredentialAnswer(
                name: name, standing: lacks.isEmpty ? .works : .lacks,
                may: "ask installations for \(words(app.permissions, app.events))", lacks: lacks)
        }
    }

    static func of(
        _ name: String, _ settings: GitHubSettings, _ app: GitHubAppSettings, _ status: Observed<InstallationStatus>
    ) -> CredentialAnswer {
        switch status {
        case .unreadable(let reason): return answer(name, reason)
        case .known(.absent, _):
            return refused(name, "the App has no installation \(settings.installationID)")
        case .known(.present(let found), _) where found.suspendedAt != nil:
            return refused(name, "the installation on \(found.accountLogin) is suspended")
        case .known(.present(let found), _):
            let required = missing(app, found.permissions, found.events)
            var lacks = required
            let readsMembers = found.permissions["members"]?.covers(.read) ?? false
            if settings.installedBy != nil, found.accountKind == .organization, !readsMembers {
                lacks.append("read members: the installer's role stays unverified")
            }
            let reach = found.repositorySelection == "all" ? "all repositories" : "selected repositories"
            // As `github.installation.account-mismatch` judges it.
            let isOther = found.accountLogin.lowercased() != settings.account.lowercased()
            if isOther { lacks.insert("reach \(settings.account), which the config says it is installed on", at: 0) }
            return CredentialAnswer(
                name: name, standing: isOther ? .differs : required.isEmpty ? .works : .lacks,
                may: "\(reach) of \(found.accountLogin): \(words(found.permissions, found.events))", lacks: lacks)
        }
    }

    /// A 404 to a question that each GitHub answers may be one at a wrong place.
    private static func addressHint(_ settings: GitHubAppSettings) -> String? {
        let url = settings.apiURL
        guard !url.path.hasSuffix("/api/v3"), !url.host.hasPrefix("api.") else { return nil }
        return "is api_url right? On Enterprise Server it ends in /api/v3"
    }

    static func of(_ name: String, _ settings: GitLabSettings, _ status: Observed<TokenStatus>) -> CredentialAnswer {
        switch status {
        case .unreadable(let reason): return answer(name, reason)
        case .known(.rejected(_, let detail), _): return refused(name, "the token was rejected: \(detail)")
        case .known(.accepted(let token), _):
            let end = token.expiresOn.map { "until \($0)" } ?? (token.expiryKnown ? "without an end" : "end unknown")
            let scopes = token.granular ? "fine-grained, its rights aren't told" : token.scopes.joined(separator: " ")
            var lacks: [String] = []
            if !token.granular, !token.scopes.contains("api") {
                lacks.append("write (scope api): the platform can't do its work with it")
                if !token.scopes.contains("read_api") {
                    lacks.append("read (scope read_api): nothing can be imported")
                }
            }
            return CredentialAnswer(
                name: name, standing: lacks.isEmpty ? .works : .lacks, may: "\(scopes), \(end)", lacks: lacks)
        }
    }

    /// What the config requires and the grant doesn't hold. Without `requires` it is what a rebuild on push takes.
    private static func missing(
        _ app: GitHubAppSettings, _ held: [String: PermissionLevel], _ events: [String]
    ) -> [String] {
        let permissions = app.requires?.permissions ?? ["contents": .read, "metadata": .read]
        let lacking = permissions.filter { name, level in !(held[name]?.covers(level) ?? false) }
        return lacking.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key) (required)" }
            + (app.requires?.events ?? ["push"]).filter { !events.contains($0) }.map { "hear of \($0) (required)" }
    }

    private static func words(_ permissions: [String: PermissionLevel], _ events: [String]) -> String {
        let held = permissions.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        return
            "\(held.isEmpty ? "nothing" : held)\(events.isEmpty ? "" : "; hears of \(events.joined(separator: ", "))")"
    }

    private static func answer(_ name: String, _ reason: Unreadable) -> CredentialAnswer {
        let isRefusal = reason.cause == .credentialRejected || reason.cause == .forbidden
        return CredentialAnswer(
            name: name, standing: isRefusal ? .refused : .unknown, may: reason.message, lacks: [])
    }

    private static func refused(_ name: String, _ text: String) -> CredentialAnswer {
        CredentialAnswer(name: name, standing: .refused, may: text, lacks: [])
    }
}
