// The whole config, valid in itself.

package import Secrets

/// What one file says. Ids are unique and names refer to something; whether secrets resolve is `resolveSecrets`' part.
package struct ConfigFile: Sendable, Equatable {
    /// As the caller gave it.
    package let path: String
    /// Of the file's bytes, in lower-case hex.
    package let sha256: String
    package let snapshots: SnapshotSettings
    package let transport: TransportSettings
    /// Where sealed secrets are; nil where the config uses none.
    package let secretStore: SealedStoreLocation?
    package let platform: PlatformSettings
    /// Sorted by name.
    package let gitHubApps: [GitHubAppSettings]
    /// In the file's order, at least one.
    package let integrations: [IntegrationSettings]
    package let audit: AuditSettings
    package let reports: ReportSettings
    package let operation: OperationSettings

    /// The directory that relative paths start at; `.` for a bare file name.
    package var directory: String { Self.directory(of: path) }

    /// The directory part of `path`.
    package static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// `path` from the config, seen from where the config was opened.
    package func resolved(path: String) -> String {
        if path.hasPrefix("/") { return path }
        return directory == "/" ? "/" + path : directory + "/" + path
    }

    /// The app of that name; an integration's app is always there.
    package func gitHubApp(named name: String) -> GitHubAppSettings? {
        gitHubApps.first { $0.name == name }
    }
}
