// A user or an organization on GitHub.

/// An account; of an organization also who belongs to it.
struct GitHubAccount: Sendable, Decodable {
    /// A member's role (`admin` or `member`), and whether the invitation is still `pending`.
    struct Membership: Sendable, Decodable {
        let role: String
        let isPending: Bool

        /// Reads `admin`, `member`, `admin pending` or `member pending`.
        init(from decoder: any Decoder) throws {
            let text = try decoder.singleValueContainer().decode(String.self)
            let words = text.split(separator: " ")
            let known = ["admin", "member", "admin pending", "member pending"]
            guard known.contains(text), let role = words.first else {
                throw DecodingError.dataCorrupted(
                    .init(
                        codingPath: decoder.codingPath,
                        debugDescription: "\"\(text)\" is none of: \(known.joined(separator: ", "))"))
            }
            self.role = String(role)
            isPending = words.count > 1
        }
    }

    let login: String
    let id: Int
    let isOrganization: Bool
    /// Members by login; empty for a user.
    let members: [String: Membership]

    init(from decoder: any Decoder) throws {
        var fields = try FleetFields(decoder)
        login = try fields.required("login")
        id = try fields.required("id")
        isOrganization = try fields.optional("organization") ?? false
        members = try fields.optional("members") ?? [:]
        try fields.finish()
    }
}
