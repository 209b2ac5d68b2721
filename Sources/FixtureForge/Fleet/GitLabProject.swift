// A project on GitLab: an id, a full path, and what differs from a private project with the branch `main`.
import Foundation

/// A project with its direct members, the groups invited to it, and its hooks.
struct GitLabProject: Sendable, Decodable {
    private(set) var id: Int
    /// The full path, e.g. `acme/web-shop/storefront`.
    let path: String
    let name: String
    let description: String?
    let visibility: String
    /// nil for an empty repository.
    let defaultBranch: String?
    let isEmpty: Bool
    let isArchived: Bool
    let deletionOn: Date?
    /// Direct members by username.
    let members: [String: AccessLevel]
    /// Groups invited to the project by full path, with the level that caps their members.
    let invited: [String: AccessLevel]
    private let ownHooks: [GitLabHookUse]?
    private var defaultHooks: [GitLabHookUse] = []
    let createdAt: Date
    let lastActivityAt: Date

    init(from decoder: any Decoder) throws {
        var fields = try FleetFields(decoder)
        id = try fields.required("id")
        path = try fields.required("path")
        name = try fields.optional("name") ?? (path.split(separator: "/").last.map { String($0) } ?? path)
        description = try fields.optional("description")
        visibility = try fields.optional("visibility") ?? "private"
        isEmpty = try fields.optional("empty") ?? false
        let branch: String? = try fields.optional("default_branch")
        defaultBranch = isEmpty ? nil : branch ?? "main"
        isArchived = try fields.optional("archived") ?? false
        deletionOn = try fields.date("marked_for_deletion_on")
        members = try fields.optional("members") ?? [:]
        invited = try fields.optional("invited") ?? [:]
        ownHooks = try fields.optional("hooks")
        // 2022-06-01 plus up to three years by id, where the file gives no date.
        createdAt =
            try fields.date("created_at") ?? Date(timeIntervalSince1970: Double(1_654_041_600 + id % 1_000 * 90_061))
        lastActivityAt = try fields.date("last_activity_at") ?? createdAt
        try fields.finish()
        guard path.contains("/") else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath, debugDescription: "\"\(path)\" lies in no group or user namespace"))
        }
    }

    /// The project's hooks, its own or the file's.
    var hooks: [GitLabHookUse] { ownHooks ?? defaultHooks }

    var namespacePath: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }

    func adding(toID offset: Int) -> GitLabProject {
        var copy = self
        copy.id += offset
        return copy
    }

    func withDefault(hooks: [GitLabHookUse]) -> GitLabProject {
        var copy = self
        copy.defaultHooks = hooks
        return copy
    }
}
