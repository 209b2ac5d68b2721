// Where a fault strikes: which requests of which integration.

/// A group of requests. Faults are bound to the credentials of the integration that is struck, so that whatever happens to a
/// bystander is the auditor's doing.
enum Place: String, Sendable {
    case app, appInstallations, appHook, appDeliveries, installationRequests, mint, membership, repositories
    case token, version, user, allProjects, maintainedProjects, projects, hooks, groupHooks
    /// Everything that the struck integration asks for.
    case gitHub, gitLab
    /// The forge itself, bystanders included.
    case wholeGitHub, wholeGitLab

    var integration: String {
        switch self {
        case .app, .appInstallations, .appHook, .appDeliveries, .installationRequests, .mint, .membership,
            .repositories,
            .gitHub, .wholeGitHub:
            "github"
        default: "gitlab"
        }
    }

    /// The homes of the verdicts that a fault there may change, as texts: the integration, and the App that it alone uses.
    var homes: [String] { integration == "github" ? ["github", "app/hub"] : [integration] }

    /// The conditions as a fault's specification has them.
    var conditions: String {
        switch self {
        case .app: "route=GET /app; credential=app hub"
        case .appInstallations: "route=GET /app/installations; credential=app hub"
        case .appHook: "route=GET /app/hook/config; credential=app hub"
        case .appDeliveries: "route=GET /app/hook/deliveries; credential=app hub"
        case .installationRequests: "route=GET /app/installation-requests; credential=app hub"
        case .mint: "route=POST /app/installations/:id/access_tokens; credential=app hub"
        case .membership: "route=GET /orgs/:org/memberships/:user; credential=installation 1"
        case .repositories: "route=GET /installation/repositories; credential=installation 1"
        case .token: "route=GET /personal_access_tokens/self; credential=token robot"
        case .version: "route=GET /metadata; credential=token robot"
        case .user: "route=GET /user; credential=token robot"
        case .allProjects:
            "route=GET /projects; credential=token robot; query=!min_access_level&per_page=100"
        case .maintainedProjects: "route=GET /projects; credential=token robot; query=min_access_level=40"
        case .projects: "route=GET /projects; credential=token robot"
        case .hooks: "route=GET /projects/:id/hooks; credential=token robot"
        case .groupHooks: "route=GET /groups/:id/hooks; credential=token robot"
        case .gitHub: "forge=github; credential=installation 1"
        case .gitLab: "forge=gitlab; credential=token robot"
        case .wholeGitHub: "forge=github"
        case .wholeGitLab: "forge=gitlab"
        }
    }

    /// The place in words, for the document.
    var words: String {
        switch self {
        case .app: "GitHub, the App"
        case .appInstallations: "GitHub, the App's installations"
        case .appHook: "GitHub, the App's webhook"
        case .appDeliveries: "GitHub, the App's deliveries"
        case .installationRequests: "GitHub, the requests for the App"
        case .mint: "GitHub, minting a token"
        case .membership: "GitHub, the installer's membership"
        case .repositories: "GitHub, the list of repositories"
        case .token: "GitLab, the token"
        case .version: "GitLab, the version"
        case .user: "GitLab, the token's user"
        case .allProjects: "GitLab, the list of projects"
        case .maintainedProjects: "GitLab, the list of maintained projects"
        case .projects: "GitLab, both lists of projects"
        case .hooks: "GitLab, webhooks of projects"
        case .groupHooks: "GitLab, webhooks of groups"
        case .gitHub, .wholeGitHub: "GitHub, everything"
        case .gitLab, .wholeGitLab: "GitLab, everything"
        }
    }
}
