// Which reports are written, where and how.

import Inventory

/// Reads `reports`; what is left out gets its default.
enum ReportReader {
    static func read(_ root: MapReader) -> ReportSettings {
        guard let map = root.map("reports") else { return .defaults }
        defer { map.finish() }
        return ReportSettings(
            directory: map.text("directory") ?? ReportSettings.defaults.directory,
            formats: formats(map) ?? ReportSettings.defaults.formats, html: html(map), junit: junit(map),
            sarif: sarif(map))
    }

    private static func html(_ parent: MapReader) -> HTMLSettings {
        guard let map = parent.map("html") else { return .defaults }
        defer { map.finish() }
        return HTMLSettings(truncates: map.flag("truncate") ?? HTMLSettings.defaults.truncates)
    }

    private static func junit(_ parent: MapReader) -> JUnitSettings {
        let defaults = JUnitSettings.defaults
        guard let map = parent.map("junit") else { return defaults }
        defer { map.finish() }
        return JUnitSettings(
            profile: choice(map, "profile") ?? defaults.profile, detail: choice(map, "detail") ?? defaults.detail,
            shards: map.flag("shards") ?? defaults.shards, failOn: choice(map, "fail_on"),
            unverified: choice(map, "unverified") ?? defaults.unverified)
    }

    private static func sarif(_ parent: MapReader) -> SARIFSettings {
        guard let map = parent.map("sarif") else { return .defaults }
        defer { map.finish() }
        return SARIFSettings(
            anchor: map.text("anchor"),
            includesWaived: map.flag("include_waived") ?? SARIFSettings.defaults.includesWaived)
    }

    private static func choice<Value: RawRepresentable & CaseIterable>(_ map: MapReader, _ key: String) -> Value?
    where Value.RawValue == String {
        map.node(key).flatMap { map.values.choice($0, label: quoted(key), of: Value.self) }
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
