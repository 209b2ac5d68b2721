// A GitLab access token as it describes itself.

package import Foundation

/// What `GET /personal_access_tokens/self` says. The token's own text is never here.
package struct AccessToken: Sendable, Hashable {
    package let id: Int64
    package let name: String
    package let scopes: [String]
    /// A fine-grained token: its permissions aren't in `scopes`.
    package let granular: Bool
    /// Nil where an old server doesn't say.
    package let active: Bool?
    package let revoked: Bool?
    package let createdAt: Date?
    /// The day at whose start (UTC) the token dies; nil is "never" only where `expiryKnown`.
    package let expiresOn: CalendarDay?
    /// Whether the answer held `expires_at` at all: a missing field is not the same as `null`.
    package let expiryKnown: Bool
    /// Nil is "never" only where `lastUseKnown`.
    package let lastUsedAt: Date?
    /// Whether the answer held `last_used_at` at all, in a form that can be read.
    package let lastUseKnown: Bool
    package let userID: Int64?

    package init(
        id: Int64, name: String, scopes: [String], granular: Bool, active: Bool?, revoked: Bool?, createdAt: Date?,
        expiresOn: CalendarDay?, expiryKnown: Bool, lastUsedAt: Date?, lastUseKnown: Bool, userID: Int64?
    ) {
        self.id = id
        self.name = name
        self.scopes = scopes
        self.granular = granular
        self.active = active
        self.revoked = revoked
        self.createdAt = createdAt
        self.expiresOn = expiresOn
        self.expiryKnown = expiryKnown
        self.lastUsedAt = lastUsedAt
        self.lastUseKnown = lastUseKnown
        self.userID = userID
    }
}
