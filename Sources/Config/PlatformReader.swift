// The platform's organizations, members and users.

import Inventory

/// Reads `platform`.
enum PlatformReader {
    static func read(_ root: MapReader) -> PlatformSettings {
        guard let map = root.map("platform") else { return PlatformSettings(organizations: [], users: []) }
        defer { map.finish() }
        var organizations: [PlatformOrganization] = []
        if let names = map.map("organizations") {
            organizations = names.entries.compactMap { organization($0, names) }.sorted { $0.name < $1.name }
        }
        return PlatformSettings(organizations: organizations, users: map.texts("users") ?? [])
    }

    private static func organization(_ entry: ConfigEntry, _ parent: MapReader) -> PlatformOrganization? {
        let name = parent.values.name(entry, label: "an organization")
        guard let map = MapReader(entry.value, label: quoted(entry.key), problems: parent.problems) else { return nil }
        defer { map.finish() }
        var members: [String: PlatformRole] = [:]
        for member in map.map("members", required: true)?.entries ?? [] {
            let role = map.values.choice(
                member.value, label: "the role of \(quoted(member.key))", of: PlatformRole.self)
            if let user = map.values.name(member, label: "a member"), let role { members[user] = role }
        }
        return name.map { PlatformOrganization(name: $0, members: members) }
    }
}
