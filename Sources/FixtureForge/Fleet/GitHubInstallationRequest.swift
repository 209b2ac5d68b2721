// Someone's wish to have an app installed, which no owner has answered yet.
import Foundation

/// A pending request for an installation.
struct GitHubInstallationRequest: Sendable, Decodable {
    let id: Int
    let app: String
    let account: String
    let requester: String
    let createdAt: Date

    init(from decoder: any Decoder) throws {
        var fields = try FleetFields(decoder)
        id = try fields.required("id")
        app = try fields.required("app")
        account = try fields.required("account")
        requester = try fields.required("requester")
        createdAt = try fields.requiredDate("created_at")
        try fields.finish()
    }
}
