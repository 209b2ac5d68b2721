// The GitHub Apps.

import Inventory

/// Reads `github_apps`.
enum GitHubAppReader {
    static let publicURL = "https://api.github.com"

    /// The valid apps sorted by name, and the names of all: an app with a mistake in it is defined nevertheless.
    static func read(_ root: MapReader) -> (settings: [GitHubAppSettings], names: [String]) {
        guard let map = root.map("github_apps") else { return ([], []) }
        let apps = map.entries.compactMap { app($0, map) }.sorted { $0.name < $1.name }
        return (apps, map.entries.map(\.key))
    }

    private static func app(_ entry: ConfigEntry, _ parent: MapReader) -> GitHubAppSettings? {
        let name = parent.values.identifier(entry.key, at: entry.keyPosition, label: "a GitHub App")
        guard let map = MapReader(entry.value, label: quoted(entry.key), problems: parent.problems) else { return nil }
        let appID = map.integer("app_id", in: 1...Int.max)
        let clientID = map.identifier("client_id")
        let privateKey = SecretReferenceReader.read("private_key", of: map, purpose: .privateKey)
        let insecureHTTP = map.flag("insecure_http") ?? false
        let url = apiURL(map, insecureHTTP: insecureHTTP)
        let connection = ConnectionReader.read(map)
        let requires = requirements(map)
        if !map.has("app_id"), !map.has("client_id") {
            map.problems.add(map.position, "\(map.label) needs an 'app_id' or a 'client_id'")
        }
        map.finish()
        guard let name, let privateKey, let url else { return nil }
        return GitHubAppSettings(
            name: name, appID: appID, clientID: clientID, privateKey: privateKey, apiURL: url,
            insecureHTTP: insecureHTTP, connection: connection, requires: requires, position: entry.keyPosition)
    }

    private static func apiURL(_ map: MapReader, insecureHTTP: Bool) -> ServiceURL? {
        guard let node = map.node("api_url") else { return try? ServiceURL(publicURL) }
        guard let url = map.values.serviceURL(node, label: "'api_url'", insecureHTTP: insecureHTTP) else { return nil }
        let isWebSite = url.host == "github.com" || url.host == "www.github.com"
        if isWebSite || (url.host == "api.github.com" && !url.path.isEmpty) {
            map.problems.add(
                node.position, "'api_url' is not the address of GitHub's API", hint: "write \(publicURL)")
            return nil
        }
        return url
    }

    private static func requirements(_ app: MapReader) -> GitHubRequirements? {
        guard let map = app.map("requires") else { return nil }
        defer { map.finish() }
        var permissions: [String: PermissionLevel] = [:]
        for entry in map.map("permissions")?.entries ?? [] {
            let level = self.level(entry, map)
            if let name = map.values.name(entry, label: "a permission"), let level { permissions[name] = level }
        }
        return GitHubRequirements(permissions: permissions, events: map.texts("events") ?? [])
    }

    private static func level(_ entry: ConfigEntry, _ map: MapReader) -> PermissionLevel? {
        guard let text = map.values.text(entry.value, label: quoted(entry.key)) else { return nil }
        let level = PermissionLevel(text)
        guard case .other = level else { return level }
        map.problems.add(
            entry.value.position, "\(quoted(text)) is not a permission level",
            hint: NearestName.hint(for: text, in: ["read", "write", "admin"]))
        return nil
    }
}
