// The platform account that an integration belongs to.

/// A user or an organization of the platform (not of a forge).
package enum PlatformOwner: Sendable, Hashable {
    case user(String)
    case organization(String)

    /// The account's name without its kind.
    package var name: String {
        switch self {
        case .user(let name), .organization(let name): name
        }
    }

    /// `user` or `organization`, as config and snapshot write it.
    package var kind: String {
        switch self {
        case .user: "user"
        case .organization: "organization"
        }
    }
}
