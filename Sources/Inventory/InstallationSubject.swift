// A GitHub App installation as an integration names it, with what the forge says of it.

/// The installation behind a GitHub integration.
package struct InstallationSubject: Sendable {
    package var integration: Integration
    /// From the config.
    package var installationID: Int64
    package var configuredAccount: String
    /// The config's evidence of who installed the app; the API doesn't tell.
    package var installedBy: String?
    package var requiredPermissions: [String: PermissionLevel]
    package var requiredEvents: [String]
    package var status: Observed<InstallationStatus>
    /// What the same installation held in the baseline; nil where there is nothing to compare with, unreadable where there
    /// is a baseline that can't be read.
    package var baselinePermissions: Observed<[String: PermissionLevel]?>
    package var app: Observed<App>
    /// The place of `installedBy` in the account, where the account is an organization.
    package var installerMembership: Observed<OrganizationMembership>
    /// Ids of other integrations that name the same installation.
    package var alsoAttachedBy: [String]

    package init(
        integration: Integration, installationID: Int64, configuredAccount: String, installedBy: String?,
        requiredPermissions: [String: PermissionLevel], requiredEvents: [String],
        status: Observed<InstallationStatus>, app: Observed<App>,
        baselinePermissions: Observed<[String: PermissionLevel]?> = .known(nil, nil),
        installerMembership: Observed<OrganizationMembership>, alsoAttachedBy: [String]
    ) {
        self.integration = integration
        self.installationID = installationID
        self.configuredAccount = configuredAccount
        self.installedBy = installedBy
        self.requiredPermissions = requiredPermissions
        self.requiredEvents = requiredEvents
        self.status = status
        self.app = app
        self.baselinePermissions = baselinePermissions
        self.installerMembership = installerMembership
        self.alsoAttachedBy = alsoAttachedBy
    }

    package var key: SubjectKey {
        var webURL: String?
        if case .present(let installation)? = status.value { webURL = installation.webURL }
        return SubjectKey(
            kind: .installation, home: .integration(integration.id), path: "installation \(installationID)",
            forgeID: installationID, webURL: webURL)
    }

    func exchange(of fact: Fact) -> ExchangeID? {
        switch fact {
        case .app: app.exchange
        case .appInstallations: status.exchange
        case .organizationMembership: installerMembership.exchange
        default: nil
        }
    }
}
