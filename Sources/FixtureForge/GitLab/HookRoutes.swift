// The webhooks of projects, for Maintainers, and what became of their deliveries.

/// `GET /projects/:id/hooks`, one hook, and its events.
enum HookRoutes {
    static let all: [Route<GitLabCall>] = [
        Route("GET", "/projects/:id/hooks") { (call, values) throws(Refusal) in
            let project = try readable(call, values)
            let hooks = call.context.bodies.hooks(project)
            let page = try call.page(of: hooks.count)
            return call.answer(.array(hooks[page.range].map { $0.value }), page: page)
        },
        Route("GET", "/projects/:id/hooks/:hook_id") { (call, values) throws(Refusal) in
            .gitLab(try hook(call, values).value)
        },
        Route("GET", "/projects/:id/hooks/:hook_id/events") { (call, values) throws(Refusal) in
            let wanted = call.request.query["status"]
            let events = try hook(call, values).events(before: call.context.clock.now)
                .filter { event in wanted.map { event.matches($0) } ?? true }
            let page = try call.page(of: events.count)
            return call.answer(.array(events[page.range].map { $0.value }), page: page)
        },
    ]

    /// The project of the path, whose hooks the caller must be allowed to read.
    private static func readable(_ call: GitLabCall, _ values: [String: String]) throws(Refusal) -> GitLabProject {
        let (project, index, view) = try ProjectRoutes.find(call, values, area: "hooks")
        guard (view.level(at: index) ?? .minimal) >= .maintainer || view.user.isAdministrator else {
            throw .gitLabForbidden
        }
        return project
    }

    private static func hook(_ call: GitLabCall, _ values: [String: String]) throws(Refusal) -> GitLabHookBody {
        let hooks = call.context.bodies.hooks(try readable(call, values))
        guard let found = hooks.first(where: { String($0.id) == values["hook_id"] }) else {
            throw .gitLab(404, "404 Not found")
        }
        return found
    }
}
