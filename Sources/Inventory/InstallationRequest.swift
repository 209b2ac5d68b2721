// Somebody's wish that an organization installs a GitHub App, which no Owner has answered yet.

package import Foundation

/// An entry of `GET /app/installation-requests`.
package struct InstallationRequest: Sendable, Hashable {
    package let id: Int64
    /// The organization that is asked.
    package let account: String
    /// Who asks; nil where GitHub doesn't say.
    package let requester: String?
    package let createdAt: Date

    package init(id: Int64, account: String, requester: String?, createdAt: Date) {
        self.id = id
        self.account = account
        self.requester = requester
        self.createdAt = createdAt
    }
}
