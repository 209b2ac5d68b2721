// Who may do what on GitLab: works out effective access the way GitLab does, and what its list admits of it.

/// A user's access to the groups and projects of a fleet.
struct GitLabAccess: Sendable {
    private let groups: [String: GitLabGroup]
    private let user: GitLabUser

    init(_ groups: [String: GitLabGroup], user: GitLabUser) {
        self.groups = groups
        self.user = user
    }

    /// The effective level on a project: direct, inherited from any ancestor, or by way of a group that is invited to the
    /// project or to an ancestor, capped by the level of that invitation. nil: no member. Administration counts for nothing.
    func level(_ project: GitLabProject) -> AccessLevel? {
        let isOwn = project.namespacePath == user.username && groups[project.namespacePath] == nil
        let candidates = [
            direct(project), isOwn ? .owner : nil, level(groupAt: project.namespacePath), level(by: project.invited),
        ]
        return candidates.compactMap { $0 }.max().flatMap { $0 > .minimal ? $0 : nil }
    }

    /// The direct membership of a project, which a personal project's owner always has.
    func direct(_ project: GitLabProject) -> AccessLevel? {
        if let level = project.members[user.username] { return level }
        return project.namespacePath == user.username && groups[project.namespacePath] == nil ? .owner : nil
    }

    /// The direct membership of a group.
    func direct(groupAt path: String) -> AccessLevel? { groups[path]?.members[user.username] }

    /// The highest membership of a group or any of its ancestors.
    func inherited(groupAt path: String) -> AccessLevel? {
        chain(path).compactMap { $0.members[user.username] }.max()
    }

    /// The effective level on a group, invited groups included.
    func level(groupAt path: String) -> AccessLevel? {
        ([inherited(groupAt: path)] + chain(path).map { level(by: $0.invited) }).compactMap { $0 }.max()
    }

    private func level(by invited: [String: AccessLevel]) -> AccessLevel? {
        invited.compactMap { path, cap in inherited(groupAt: path).map { min($0, cap) } }.max()
    }

    /// The group at `path` and its ancestors; empty for a user's namespace.
    private func chain(_ path: String) -> [GitLabGroup] {
        var chain: [GitLabGroup] = []
        var next = groups[path]
        while let group = next {
            chain.append(group)
            next = group.parentPath.flatMap { groups[$0] }
        }
        return chain
    }
}
