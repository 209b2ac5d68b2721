// An installation that an App's listing shows, seen from the App's side.

/// One listed installation, or what may be missing from the listing where it isn't proven complete.
package struct AppInstallationSubject: Sendable {
    /// The App's key in the config.
    package var app: String
    /// Unreadable for whatever the listing may hold beside the rows that came.
    package var installation: Observed<ListedInstallation>
    /// The integrations that name it.
    package var attachedBy: [String]

    package init(app: String, installation: Observed<ListedInstallation>, attachedBy: [String]) {
        self.app = app
        self.installation = installation
        self.attachedBy = attachedBy
    }

    package var key: SubjectKey {
        let listed = installation.value
        return SubjectKey(
            kind: .appInstallation, home: .app(app), path: listed.map { "installation \($0.id)" } ?? "installations",
            forgeID: listed?.id, webURL: listed?.webURL)
    }
}
