// GitLab's payloads, as large as the real ones. Addresses in bodies carry the fleet's host, never the port.
import Foundation

/// Renders what the fleet describes.
struct GitLabBodies: Sendable {
    private let fleet: GitLabFleet
    private let users: [String: GitLabUser]
    private let projectBody: GitLabProjectBody
    private let full = RenderCache()
    private let simple = RenderCache()

    init(_ fleet: GitLabFleet, groups: [String: GitLabGroup], users: [String: GitLabUser]) {
        self.fleet = fleet
        self.users = users
        projectBody = GitLabProjectBody(webOrigin: fleet.webOrigin, groups: groups, users: users)
    }

    /// - Parameter pretended: a version in place of the fleet's.
    func metadata(version pretended: String?) -> JSONValue {
        let version = pretended ?? fleet.version
        let host = URL(string: fleet.webOrigin)?.host() ?? ""
        return [
            "version": .string(version), "revision": .string(fleet.revision),
            "kas": [
                "enabled": true, "externalUrl": "wss://kas.\(host)",
                "externalK8sProxyUrl": "https://kas.\(host)/k8s-proxy",
                "version": .string(version),
            ],
            "enterprise": .bool(fleet.isEnterprise),
        ]
    }

    func token(_ token: GitLabToken, user: GitLabUser, at now: Date) -> JSONValue {
        [
            "id": .int(token.id), "name": .string(token.name), "revoked": .bool(token.isRevoked),
            "created_at": .string(Timestamp.isoWithMilliseconds(token.createdAt)), "description": "",
            "scopes": .texts(token.scopes), "user_id": .int(user.id),
            "last_used_at": .text(token.lastUsedAt.map { Timestamp.isoWithMilliseconds($0) }),
            "active": .bool(!token.isRevoked && !token.isExpired(at: now)),
            "granular": .bool(token.granularPermissions != nil),
            "expires_at": .text(token.expiresAt.map { Timestamp.day($0) }),
        ]
    }

    /// `is_admin` and `is_auditor` are there for administrators only.
    func user(_ user: GitLabUser) -> JSONValue {
        let createdAt = JSONValue.string(Timestamp.isoWithMilliseconds(user.createdAt))
        let body: JSONValue = [
            "id": .int(user.id), "username": .string(user.username), "name": .string(user.name),
            "state": .string(user.state), "locked": false, "avatar_url": nil,
            "web_url": "\(fleet.webOrigin)/\(user.username)", "created_at": createdAt, "bio": "", "location": "",
            "public_email": nil, "skype": "", "linkedin": "", "twitter": "", "discord": "", "website_url": "",
            "organization": "", "job_title": "", "pronouns": nil, "bot": .bool(user.isBot), "work_information": nil,
            "local_time": nil, "last_sign_in_at": nil, "confirmed_at": createdAt, "last_activity_on": nil,
            "email": "\(user.username)@users.example", "theme_id": 3, "color_scheme_id": 1, "projects_limit": 100_000,
            "current_sign_in_at": nil, "identities": [], "can_create_group": true, "can_create_project": true,
            "two_factor_enabled": true, "external": false, "private_profile": false,
            "commit_email": "\(user.username)@users.example",
        ]
        return user.isAdministrator ? body.adding([("is_admin", true), ("is_auditor", false)]) : body
    }

    func member(_ user: GitLabUser, level: AccessLevel, of project: GitLabProject) -> JSONValue {
        [
            "access_level": .int(level.rawValue),
            "created_at": .string(Timestamp.isoWithMilliseconds(project.createdAt)), "expires_at": nil,
            "id": .int(user.id), "username": .string(user.username), "name": .string(user.name),
            "state": .string(user.state), "locked": false, "avatar_url": nil,
            "web_url": "\(fleet.webOrigin)/\(user.username)", "membership_state": "active",
        ]
    }

    /// A full project; the permissions come last, so that the rest is rendered once for all users.
    func project(_ project: GitLabProject, permissions: GitLabPermissions) -> JSONValue {
        var bytes = full.bytes(project.id) { projectBody.full(project) }
        bytes.removeLast()
        bytes.append(contentsOf: ",\"permissions\":".utf8)
        bytes.append(contentsOf: permissions.value.bytes())
        bytes.append(UInt8(ascii: "}"))
        return .rendered(bytes)
    }

    /// A project as `simple=true` lists it.
    func simpleProject(_ project: GitLabProject) -> JSONValue {
        .rendered(simple.bytes(project.id) { projectBody.simple(project) })
    }

    /// The hooks of a project in the order of their ids.
    func hooks(_ project: GitLabProject) -> [GitLabHookBody] {
        project.hooks.enumerated().map { number, use in
            GitLabHookBody(
                id: project.id * 10 + number + 1, hook: use.resolved(fleet.hooks), place: ("project_id", project.id),
                createdAt: project.createdAt.addingTimeInterval(86_400))
        }
    }

    /// The hooks of a group in the order of their ids.
    func hooks(_ group: GitLabGroup) -> [GitLabHookBody] {
        group.hooks.enumerated().map { number, use in
            GitLabHookBody(
                id: 5_000_000 + group.id * 10 + number + 1, hook: use.resolved(fleet.hooks),
                place: ("group_id", group.id),
                createdAt: group.createdAt.addingTimeInterval(86_400))
        }
    }

    func group(_ group: GitLabGroup) -> JSONValue { projectBody.group(group) }
}
