// One user's view of all projects, worked out once: levels don't change while a forge runs.

/// The levels of a user on every project of the fleet.
struct GitLabView: Sendable {
    let user: GitLabUser
    let access: GitLabAccess
    /// By the index of the project in the fleet.
    private let levels: [AccessLevel?]

    init(_ fleet: GitLabFleet, groups: [String: GitLabGroup], user: GitLabUser) {
        self.user = user
        let access = GitLabAccess(groups, user: user)
        self.access = access
        levels = fleet.projects.map { access.level($0) }
    }

    /// The effective level on the project at `index`; nil: no member.
    func level(at index: Int) -> AccessLevel? { levels[index] }

    /// Whether the user may see the project at all.
    func sees(_ project: GitLabProject, at index: Int) -> Bool {
        levels[index] != nil || user.isAdministrator || project.visibility != "private"
    }

    /// Whether the user may see the group: a member of it, or of something below it, or everyone.
    func sees(_ group: GitLabGroup, projects: [GitLabProject]) -> Bool {
        if user.isAdministrator || group.visibility != "private" || access.level(groupAt: group.path) != nil {
            return true
        }
        return projects.indices.contains { levels[$0] != nil && projects[$0].path.hasPrefix(group.path + "/") }
    }
}
