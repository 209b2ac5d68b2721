// The sections of the config that are a few numbers and paths.

/// Reads `snapshots` and `transport`; what is left out gets its default.
enum SectionReader {
    static func snapshots(_ root: MapReader) -> SnapshotSettings {
        guard let map = root.map("snapshots") else { return .defaults }
        defer { map.finish() }
        return SnapshotSettings(
            directory: map.text("directory") ?? SnapshotSettings.defaults.directory,
            keep: map.integer("keep", in: 1...10_000) ?? SnapshotSettings.defaults.keep,
            keepDays: map.integer("keep_days", in: 1...36_500),
            signWith: SecretReferenceReader.readSigningKey("sign_with", of: map))
    }

    static func transport(_ root: MapReader) -> TransportSettings {
        guard let map = root.map("transport") else { return .defaults }
        defer { map.finish() }
        let defaults = TransportSettings.defaults
        return TransportSettings(
            connections: map.integer("connections", in: 1...64) ?? defaults.connections,
            timeoutSeconds: map.integer("timeout_seconds", in: 1...600) ?? defaults.timeoutSeconds,
            waitBudgetSeconds: map.integer("wait_budget_seconds", in: 0...86_400) ?? defaults.waitBudgetSeconds)
    }
}
