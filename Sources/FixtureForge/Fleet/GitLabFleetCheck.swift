// Checks that what a GitLab fleet refers to by name is there: users, groups, hooks, namespaces.

/// The names of a fleet, to look references up in.
struct GitLabFleetCheck {
    private let fleet: GitLabFleet
    private let users: Set<String>
    private let groups: Set<String>

    init(_ fleet: GitLabFleet) {
        self.fleet = fleet
        users = Set(fleet.users.map { $0.username })
        groups = Set(fleet.groups.map { $0.path })
    }

    func checkFrame() throws {
        for group in fleet.groups {
            let subject = "gitlab.json: group \(group.path)"
            if let parent = group.parentPath { try known(parent, in: groups, "group", subject) }
            for user in group.members.keys { try known(user, in: users, "user", subject) }
            for name in group.invited.keys { try known(name, in: groups, "group", subject) }
            for hook in group.hooks { try check(hook, subject) }
        }
        for token in fleet.tokens { try known(token.user, in: users, "user", "gitlab.json: token \(token.name)") }
    }

    func check(_ project: GitLabProject, in file: String, isNew: Bool) throws {
        let subject = "\(file): project \(project.path)"
        guard isNew else {
            throw FixtureForgeError(
                subject: subject, problem: "its id \(project.id) is given twice",
                advice: "give every project an id of its own")
        }
        try known(project.namespacePath, in: groups.union(users), "group or user", subject)
        for user in project.members.keys { try known(user, in: users, "user", subject) }
        for name in project.invited.keys { try known(name, in: groups, "group", subject) }
        for hook in project.hooks { try check(hook, subject) }
    }

    private func check(_ hook: GitLabHookUse, _ subject: String) throws {
        if let name = hook.like { try known(name, in: Set(fleet.hooks.keys), "hook", subject) }
    }

    private func known(_ name: String, in names: Set<String>, _ kind: String, _ subject: String) throws {
        if names.contains(name) { return }
        throw FixtureForgeError(
            subject: subject, problem: "nothing describes the \(kind) \"\(name)\"",
            advice: "add it to gitlab.json, or correct the name")
    }
}
