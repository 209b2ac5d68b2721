// Entries that disagree about the way to one forge.

/// Finds them: there is one connection to each origin, so which entry's certificates and proxy count must not depend on
/// their order.
enum ConnectionConflicts {
    private struct Entry {
        let url: ServiceURL
        let connection: ConnectionSettings
        let position: SourcePosition
    }

    static func report(
        _ apps: [GitHubAppSettings], _ integrations: [IntegrationSettings], _ problems: ProblemCollector
    ) {
        let tokens = integrations.compactMap { integration -> Entry? in
            guard case .gitlab(let settings) = integration.source else { return nil }
            return Entry(url: settings.url, connection: settings.connection, position: integration.position)
        }
        let entries = apps.map { Entry(url: $0.apiURL, connection: $0.connection, position: $0.position) } + tokens
        var first: [String: Entry] = [:]
        for entry in entries.sorted(by: { $0.position < $1.position }) {
            guard let other = first[entry.url.origin] else {
                first[entry.url.origin] = entry
                continue
            }
            if entry.connection.agrees(with: other.connection) { continue }
            problems.add(
                entry.position, "\(quoted(entry.url.origin)) is reached in another way than by an earlier entry",
                hint: "give the same ca_file, proxy and pin_sha256 as the entry in line \(other.position.line)")
        }
    }
}
