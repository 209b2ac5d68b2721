// How a forge refused a token as such.

/// The forge's own word on a credential that it doesn't accept.
package enum TokenRejection: String, Sendable, Codable, CaseIterable {
    case expired, revoked, unknown
    case userBlocked = "user-blocked"
}
