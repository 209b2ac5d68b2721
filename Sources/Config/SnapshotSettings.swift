// Where snapshots are kept.

/// The `snapshots` of the config.
package struct SnapshotSettings: Sendable, Equatable {
    /// As written; relative to the config's directory.
    package let directory: String
    /// How many finished snapshots are kept, at least 1.
    package let keep: Int

    package static let defaults = SnapshotSettings(directory: "snapshots", keep: 30)
}
