// A group on GitLab.
import Foundation

/// A group or subgroup, with its direct members, the groups invited to it, and its hooks.
struct GitLabGroup: Sendable, Decodable {
    let id: Int
    /// The full path, e.g. `acme/platform`.
    let path: String
    let name: String
    let visibility: String
    /// Direct members by username.
    let members: [String: AccessLevel]
    /// Groups invited to this one by full path, with the level that caps their members.
    let invited: [String: AccessLevel]
    let hooks: [GitLabHookUse]
    let createdAt: Date

    init(from decoder: any Decoder) throws {
        var fields = try FleetFields(decoder)
        id = try fields.required("id")
        path = try fields.required("path")
        name = try fields.optional("name") ?? (path.split(separator: "/").last.map { String($0) } ?? path)
        visibility = try fields.optional("visibility") ?? "private"
        members = try fields.optional("members") ?? [:]
        invited = try fields.optional("invited") ?? [:]
        hooks = try fields.optional("hooks") ?? []
        createdAt = try fields.date("created_at") ?? Date(timeIntervalSince1970: Double(1_620_000_000 + id * 3_661))
        try fields.finish()
    }

    var parentPath: String? { path.lastIndex(of: "/").map { String(path[..<$0]) } }
}
