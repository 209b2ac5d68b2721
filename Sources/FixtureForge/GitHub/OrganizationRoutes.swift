// Who belongs to an organization, for tokens that may read members.

/// `GET /orgs/:org/memberships/:user` and `GET /orgs/:org/members`.
enum OrganizationRoutes {
    private static let needed = "members=read"

    static let all: [Route<GitHubCall>] = [
        Route("GET", "/orgs/:org/memberships/:user") { (call, values) throws(Refusal) in
            let account = try organization(call, values)
            let login = values["user"] ?? ""
            guard let (known, member) = account.members.first(where: { $0.key.lowercased() == login.lowercased() }),
                let user = call.context.fleet.accounts[known]
            else { throw .gitHub(404, "Not Found", page: "/orgs/members#get-organization-membership-for-a-user") }
            return .json(
                call.context.bodies.membership(member, user: user, organization: account),
                headers: ["X-Accepted-GitHub-Permissions": needed])
        },
        Route("GET", "/orgs/:org/members") { (call, values) throws(Refusal) in
            let account = try organization(call, values)
            let role = call.request.query["role"] ?? "all"
            // The invited are no members yet.
            let list = account.members.filter { !$0.value.isPending && (role == "all" || $0.value.role == role) }
                .compactMap { call.context.fleet.accounts[$0.key] }.sorted { $0.id < $1.id }
            let page = call.page(of: list.count)
            var answer = call.answer(.array(list[page.range].map { call.context.bodies.account($0) }), page: page)
            answer.headers["X-Accepted-GitHub-Permissions"] = needed
            return answer
        },
    ]

    /// The organization of the path, which must be the token's own, with members readable.
    private static func organization(_ call: GitHubCall, _ values: [String: String]) throws(Refusal) -> GitHubAccount {
        let token = try call.token()
        guard let account = call.context.fleet.accounts[token.installation.account], account.isOrganization,
            account.login.lowercased() == values["org"]?.lowercased()
        else { throw Refusal.gitHubNotFound }
        if token.permissions["members"] == nil { throw .gitHubNotPermitted(needed) }
        return account
    }
}
