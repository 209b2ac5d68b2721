// A user of GitLab: a person, a bot or a service account.
import Foundation

/// A user. `state` is `active`, `blocked`, `deactivated` or another of GitLab's states.
struct GitLabUser: Sendable, Decodable {
    let id: Int
    let username: String
    let name: String
    let state: String
    let isBot: Bool
    let isAdministrator: Bool
    let createdAt: Date
    /// The id of the personal namespace.
    let namespaceID: Int

    init(from decoder: any Decoder) throws {
        var fields = try FleetFields(decoder)
        id = try fields.required("id")
        username = try fields.required("username")
        name = try fields.optional("name") ?? username
        state = try fields.optional("state") ?? "active"
        isBot = try fields.optional("bot") ?? false
        isAdministrator = try fields.optional("admin") ?? false
        createdAt = try fields.requiredDate("created_at")
        namespaceID = try fields.optional("namespace_id") ?? 900_000 + id
        try fields.finish()
    }
}
