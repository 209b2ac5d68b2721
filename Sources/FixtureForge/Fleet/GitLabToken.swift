// A GitLab access token: everything but its value, which is made when the forge starts.
import Foundation

/// What a token is, to whom it belongs and until when it lives.
struct GitLabToken: Sendable, Decodable {
    /// The name the fleet uses, of the token's file, and of the token on GitLab.
    let name: String
    let id: Int
    let user: String
    let scopes: [String]
    let createdAt: Date
    /// The day at whose start (UTC) the token dies; nil: never.
    let expiresAt: Date?
    let lastUsedAt: Date?
    let isRevoked: Bool
    /// Of a fine-grained token: what it may call, of `projects`, `hooks`, `members`, `groups`, `user`, `metadata`; nil
    /// for a token with scopes.
    let granularPermissions: Set<String>?

    init(from decoder: any Decoder) throws {
        var fields = try FleetFields(decoder)
        name = try fields.required("name")
        id = try fields.required("id")
        user = try fields.required("user")
        scopes = try fields.required("scopes")
        createdAt = try fields.requiredDate("created_at")
        expiresAt = try fields.date("expires_at")
        lastUsedAt = try fields.date("last_used_at")
        isRevoked = try fields.optional("revoked") ?? false
        granularPermissions = try fields.optional("granular_permissions")
        try fields.finish()
        // The name becomes a file name: it must not lead out of the folder of secrets.
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "a token's name is made of letters, digits, - and _"))
        }
    }

    /// Whether the token has died by `date`.
    func isExpired(at date: Date) -> Bool { expiresAt.map { $0 <= date } ?? false }
}
