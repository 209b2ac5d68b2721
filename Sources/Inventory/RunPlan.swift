// Everything that a run sets out to do: the head of a snapshot.

package import Foundation

/// The run's own facts and the config's, as they are written into the snapshot before the first request.
package struct RunPlan: Sendable {
    package let toolVersion: String
    package let configPath: String
    package let configSHA256: String
    package let startedAt: Date
    /// What the fingerprints of this run are made with; kept until the run is whole, and no longer.
    package let salt: [UInt8]
    package let organizations: [PlatformOrganization]
    package let users: [String]
    package let apps: [AppPlan]
    package let integrations: [IntegrationPlan]

    package init(
        toolVersion: String, configPath: String, configSHA256: String, startedAt: Date, salt: [UInt8] = [],
        organizations: [PlatformOrganization], users: [String], apps: [AppPlan], integrations: [IntegrationPlan]
    ) {
        self.toolVersion = toolVersion
        self.configPath = configPath
        self.configSHA256 = configSHA256
        self.startedAt = startedAt
        self.salt = salt
        self.organizations = organizations
        self.users = users
        self.apps = apps
        self.integrations = integrations
    }
}
