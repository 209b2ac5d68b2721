// A GitHub App that integrations are installations of.

/// One of the config's `github_apps`. At least one of `appID` and `clientID` is there.
package struct GitHubAppSettings: Sendable, Equatable {
    package let name: String
    package let appID: Int?
    package let clientID: String?
    package let privateKey: SecretSetting
    /// The REST API's root, such as `https://api.github.com` or `https://ghe.example.com/api/v3`.
    package let apiURL: ServiceURL
    package let insecureHTTP: Bool
    package let connection: ConnectionSettings
    /// Nil where the config says nothing of it.
    package let requires: GitHubRequirements?
    package let position: SourcePosition
}
