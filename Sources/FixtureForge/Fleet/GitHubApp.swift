// A GitHub App as `github.json` describes it.
import Foundation

/// An app, its webhook, and the deliveries that its log still holds.
struct GitHubApp: Sendable, Decodable {
    /// The name the fleet uses, and of the private key's file.
    let key: String
    let id: Int
    let clientID: String
    let slug: String
    let name: String
    let description: String
    let owner: String
    let permissions: [String: String]
    let events: [String]
    let createdAt: Date
    let updatedAt: Date
    let hook: GitHubAppHook
    /// Newest first.
    private(set) var deliveries: [GitHubDelivery]

    init(from decoder: any Decoder) throws {
        var fields = try FleetFields(decoder)
        key = try fields.required("key")
        id = try fields.required("id")
        clientID = try fields.required("client_id")
        slug = try fields.required("slug")
        name = try fields.optional("name") ?? slug
        description = try fields.optional("description") ?? ""
        owner = try fields.required("owner")
        permissions = try fields.required("permissions")
        events = try fields.optional("events") ?? []
        createdAt = try fields.requiredDate("created_at")
        updatedAt = try fields.date("updated_at") ?? createdAt
        hook = try fields.required("hook")
        let deliveries: [GitHubDelivery] = try fields.optional("deliveries") ?? []
        self.deliveries = deliveries.sorted { $0.id > $1.id }
        try fields.finish()
        // The key becomes a file name: it must not lead out of the folder of secrets.
        guard !key.isEmpty, key.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath, debugDescription: "an app's key is made of letters, digits, - and _"
                ))
        }
    }

    func adding(toRepositoryIDs offset: Int) -> GitHubApp {
        var copy = self
        copy.deliveries = deliveries.map { $0.adding(toRepositoryID: offset) }
        return copy
    }
}
