// Where snapshots are kept.

/// The `snapshots` of the config.
package struct SnapshotSettings: Sendable, Equatable {
    /// As written; relative to the config's directory.
    package let directory: String
    /// How many finished snapshots are kept, at least 1.
    package let keep: Int
    /// Snapshots older than this are removed as well; nil where only their number counts.
    package var keepDays: Int?
    /// The key that signs them; nil where nothing is signed.
    package var signWith: SecretSetting?

    package static let defaults = SnapshotSettings(directory: "snapshots", keep: 30)
}
