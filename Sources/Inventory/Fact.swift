// The kinds of fact that the tool reads from a forge, each with the request and the permission it takes.

/// One thing that can be asked of a forge (or of the config). Rules name the facts they read; a gap names the fact it hides.
package enum Fact: String, Sendable, CaseIterable, Codable {
    case platformMembers = "platform-members"
    case app = "app"
    case appInstallations = "app-installations"
    case appHook = "app-hook"
    case appDeliveries = "app-deliveries"
    case installationRequests = "installation-requests"
    case installationToken = "installation-token"
    case installationRepositories = "installation-repositories"
    case organizationMembership = "organization-membership"
    case forgeVersion = "forge-version"
    case token = "token"
    case tokenUser = "token-user"
    case projects = "projects"
    case maintainerProjects = "maintainer-projects"
    case projectHooks = "project-hooks"
    case groupHooks = "group-hooks"
    /// What the last whole snapshot knew, kept in the new one.
    case baseline = "baseline"

    /// The request that reads it, without the forge's base URL.
    package var endpoint: String {
        switch self {
        case .platformMembers: "config: platform.organizations"
        case .app: "GET /app"
        case .appInstallations: "GET /app/installations"
        case .appHook: "GET /app/hook/config"
        case .appDeliveries: "GET /app/hook/deliveries"
        case .installationRequests: "GET /app/installation-requests"
        case .installationToken: "POST /app/installations/{id}/access_tokens"
        case .installationRepositories: "GET /installation/repositories"
        case .organizationMembership: "GET /orgs/{org}/memberships/{username}"
        case .forgeVersion: "GET /metadata"
        case .token: "GET /personal_access_tokens/self"
        case .tokenUser: "GET /user"
        case .projects: "GET /projects?membership=true"
        case .maintainerProjects: "GET /projects?membership=true&min_access_level=40"
        case .projectHooks: "GET /projects/{id}/hooks"
        case .groupHooks: "GET /groups/{id}/hooks"
        case .baseline: "snapshots folder: the last whole snapshot"
        }
    }

    /// The smallest permission or scope under which the request is answered.
    package var permission: String {
        switch self {
        case .platformMembers: "none: it stands in the config"
        case .baseline: "none: it stands in the snapshots folder"
        case .app, .appInstallations, .appHook, .appDeliveries, .installationRequests, .installationToken:
            "the App's private key"
        case .installationRepositories: "App permission metadata: read"
        case .organizationMembership: "App permission members: read (organization)"
        case .token: "any scope"
        case .tokenUser, .forgeVersion: "scope read_user, read_api or api"
        case .projects, .maintainerProjects: "scope read_api or api"
        case .projectHooks: "scope read_api or api, and Maintainer access on the project"
        case .groupHooks: "scope read_api or api, and Owner access on the group"
        }
    }
}
