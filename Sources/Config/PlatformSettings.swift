// The platform's accounts, as far as the config describes them.

package import Inventory

/// The `platform` of the config. What isn't described is unknown, not absent.
package struct PlatformSettings: Sendable, Equatable {
    /// Sorted by name.
    package let organizations: [PlatformOrganization]
    /// In the file's order.
    package let users: [String]
}
