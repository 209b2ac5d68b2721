// The list of projects, single projects, and one member of a project.

/// `GET /projects`, `/projects/:id` and `/projects/:id/members/all/:user_id`.
enum ProjectRoutes {
    static let all: [Route<GitLabCall>] = [
        Route("GET", "/projects") { (call, _) throws(Refusal) in
            try ProjectListing(call, view: call.view(area: "projects")).answer()
        },
        Route("GET", "/projects/:id") { (call, values) throws(Refusal) in
            let (project, _, view) = try find(call, values, area: "projects")
            let permissions = GitLabPermissions(
                project: view.access.direct(project), group: view.access.inherited(groupAt: project.namespacePath))
            return .gitLab(call.context.bodies.project(project, permissions: permissions))
        },
        Route("GET", "/projects/:id/members/all/:user_id") { (call, values) throws(Refusal) in
            let (project, index, _) = try find(call, values, area: "members")
            guard let user = values["user_id"].flatMap({ Int($0) }).flatMap({ call.context.user($0) }),
                let level = call.context.view(of: user).level(at: index)
            else { throw .gitLab(404, "404 Not found") }
            return .gitLab(call.context.bodies.member(user, level: level, of: project))
        },
    ]

    /// The project of the path, if the caller may see it, with its index and the caller's view.
    static func find(_ call: GitLabCall, _ values: [String: String], area: String) throws(Refusal)
        -> (project: GitLabProject, index: Int, view: GitLabView)
    {
        let view = try call.view(area: area)
        guard let index = values["id"].flatMap({ call.context.projectIndex($0) }) else { throw .gitLabProjectNotFound }
        let project = call.context.fleet.projects[index]
        guard view.sees(project, at: index) else { throw .gitLabProjectNotFound }
        return (project, index, view)
    }
}
