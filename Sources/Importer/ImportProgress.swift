// What an import tells while it runs, for the terminal and the log.

package import Inventory

/// Events in the order in which they happen; integrations run side by side.
package enum ImportProgress: Sendable {
    case started(integration: String)
    /// Repositories listed and requests made so far, for one integration.
    case advanced(integration: String, repositories: Int, requests: Int)
    case ended(integration: String, state: ImportState, doubt: String?, repositories: Int, requests: Int)
}
