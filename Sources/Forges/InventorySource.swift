// The seam between the importer and the forges' protocols.

package import Inventory

/// Where a source sends what it observes. Throws only when the snapshot can't take it, which ends the run.
package typealias ObservationSink = @Sendable (Observation) async throws -> Void

/// Reads everything that one integration reaches. Whatever goes wrong at the forge becomes an observation; the last one
/// is always `.ended`.
package protocol InventorySource: Sendable {
    func read(into sink: @escaping ObservationSink) async throws
}
