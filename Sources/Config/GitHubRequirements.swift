// What an installation of a GitHub App has to grant.

package import Inventory

/// The `requires` of a GitHub App.
package struct GitHubRequirements: Sendable, Equatable {
    /// The least level by permission, in the API's names; never `.other`.
    package let permissions: [String: PermissionLevel]
    /// Webhook events, in the file's order.
    package let events: [String]
}
