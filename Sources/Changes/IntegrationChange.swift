// How the set of integrations, and how far their imports came, differs between two snapshots.

package import Inventory

/// An integration that was added or removed, or whose import ended in another state.
package struct IntegrationChange: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case added, removed
        case importState = "import-state"
    }

    package let kind: Kind
    package let integration: String
    /// Nil where it isn't in that snapshot, or was interrupted there.
    package let before: ImportState?
    package let after: ImportState?
}
