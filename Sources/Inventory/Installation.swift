// A GitHub App's installation on an account.

package import Foundation

/// What the app's own listing says of one installation.
package struct Installation: Sendable, Hashable {
    /// The account's kind, as GitHub spells it; unknown kinds are kept.
    package enum AccountKind: Sendable, Hashable {
        case user, organization
        case other(String)

        /// Reads GitHub's `User` and `Organization`.
        package init(_ text: String) {
            switch text {
            case "User": self = .user
            case "Organization": self = .organization
            default: self = .other(text)
            }
        }

        /// GitHub's spelling.
        package var name: String {
            switch self {
            case .user: "User"
            case .organization: "Organization"
            case .other(let text): text
            }
        }
    }

    package let id: Int64
    package let accountLogin: String
    package let accountID: Int64
    package let accountKind: AccountKind
    /// `all` or `selected`; nil where the answer lacked it.
    package let repositorySelection: String?
    package let permissions: [String: PermissionLevel]
    package let events: [String]
    package let createdAt: Date?
    package let suspendedAt: Date?
    package let suspendedBy: String?
    /// The installation's settings page.
    package let webURL: String?

    package init(
        id: Int64, accountLogin: String, accountID: Int64, accountKind: AccountKind, repositorySelection: String?,
        permissions: [String: PermissionLevel], events: [String], createdAt: Date? = nil, suspendedAt: Date? = nil,
        suspendedBy: String? = nil, webURL: String? = nil
    ) {
        self.id = id
        self.accountLogin = accountLogin
        self.accountID = accountID
        self.accountKind = accountKind
        self.repositorySelection = repositorySelection
        self.permissions = permissions
        self.events = events
        self.createdAt = createdAt
        self.suspendedAt = suspendedAt
        self.suspendedBy = suspendedBy
        self.webURL = webURL
    }
}
