// Groups, and their webhooks, which only their Owners may read.

/// `GET /groups/:id` and `/groups/:id/hooks`.
enum GroupRoutes {
    static let all: [Route<GitLabCall>] = [
        Route("GET", "/groups/:id") { (call, values) throws(Refusal) in
            .gitLab(call.context.bodies.group(try find(call, values, area: "groups").group))
        },
        Route("GET", "/groups/:id/hooks") { (call, values) throws(Refusal) in
            let (group, view) = try find(call, values, area: "hooks")
            guard view.user.isAdministrator || view.access.level(groupAt: group.path) == .owner else {
                throw .gitLabForbidden
            }
            let hooks = call.context.bodies.hooks(group)
            let page = try call.page(of: hooks.count)
            return call.answer(.array(hooks[page.range].map { $0.value }), page: page)
        },
    ]

    private static func find(_ call: GitLabCall, _ values: [String: String], area: String) throws(Refusal)
        -> (group: GitLabGroup, view: GitLabView)
    {
        let view = try call.view(area: area)
        guard let group = values["id"].flatMap({ call.context.group($0) }),
            view.sees(group, projects: call.context.fleet.projects)
        else { throw .gitLabGroupNotFound }
        return (group, view)
    }
}
