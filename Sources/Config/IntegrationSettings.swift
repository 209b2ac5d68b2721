// One connection of a platform account to a forge.

package import Inventory

/// One of the config's `integrations`.
package struct IntegrationSettings: Sendable, Equatable {
    /// Unique within the file.
    package let id: String
    package let owner: PlatformOwner
    /// The platform user who added it; always there where the owner is an organization.
    package let addedBy: String?
    package let source: IntegrationSource
    package let repositories: RepositorySettings
    package let position: SourcePosition
}
