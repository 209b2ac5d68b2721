// The `permissions` of a project, which say less than one would think.

/// What a project's body admits of the caller's access. Either may be nil although access is there.
struct GitLabPermissions: Sendable {
    let project: AccessLevel?
    let group: AccessLevel?

    var value: JSONValue {
        func access(_ level: AccessLevel?) -> JSONValue {
            level.map { ["access_level": .int($0.rawValue), "notification_level": 3] } ?? .null
        }
        return ["project_access": access(project), "group_access": access(group)]
    }
}
