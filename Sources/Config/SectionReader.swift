// The sections of the config that are a few numbers and paths.

/// Reads `snapshots`, `transport` and `reports`; what is left out gets its default.
enum SectionReader {
    static func snapshots(_ root: MapReader) -> SnapshotSettings {
        guard let map = root.map("snapshots") else { return .defaults }
        defer { map.finish() }
        return SnapshotSettings(
            directory: map.text("directory") ?? SnapshotSettings.defaults.directory,
            keep: map.integer("keep", in: 1...10_000) ?? SnapshotSettings.defaults.keep,
            keepDays: map.integer("keep_days", in: 1...36_500))
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

    static func reports(_ root: MapReader) -> ReportSettings {
        guard let map = root.map("reports") else { return .defaults }
        defer { map.finish() }
        return ReportSettings(
            directory: map.text("directory") ?? ReportSettings.defaults.directory,
            formats: formats(map) ?? ReportSettings.defaults.formats)
    }

    private static func formats(_ map: MapReader) -> [ReportFormat]? {
        guard let items = map.list("formats") else { return nil }
        if items.isEmpty { map.problems.add(map.valuePosition(of: "formats"), "'formats' names no format") }
        var formats: [ReportFormat] = []
        for item in items {
            guard let format = map.values.choice(item, label: "'formats'", of: ReportFormat.self) else { continue }
            if formats.contains(format) {
                map.problems.add(item.position, "\(quoted(format.rawValue)) is given twice in 'formats'")
            } else {
                formats.append(format)
            }
        }
        return formats
    }
}
