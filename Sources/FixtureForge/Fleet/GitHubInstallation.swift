// The installation of an app on an account.
import Foundation

/// What an account has granted to an app.
struct GitHubInstallation: Sendable, Decodable {
    let id: Int
    let app: String
    let account: String
    /// Whether every repository of the account belongs to it, those to come included.
    let coversAll: Bool
    let permissions: [String: String]
    let events: [String]
    let createdAt: Date
    let updatedAt: Date
    let suspendedBy: String?
    let suspendedAt: Date?

    init(from decoder: any Decoder) throws {
        var fields = try FleetFields(decoder)
        id = try fields.required("id")
        app = try fields.required("app")
        account = try fields.required("account")
        coversAll = try fields.optional("all_repositories") ?? false
        permissions = try fields.required("permissions")
        events = try fields.optional("events") ?? []
        createdAt = try fields.requiredDate("created_at")
        updatedAt = try fields.date("updated_at") ?? createdAt
        suspendedBy = try fields.optional("suspended_by")
        suspendedAt = try fields.date("suspended_at")
        try fields.finish()
    }
}
