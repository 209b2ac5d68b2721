// An integration that is an installation of a GitHub App.

/// The `github` of an integration.
package struct GitHubSettings: Sendable, Equatable {
    /// The name of one of the file's apps.
    package let app: String
    package let installationID: Int
    /// The login of the user or organization that the installation is said to be on.
    package let account: String
    /// The login of whoever installed it, where there is evidence of that.
    package let installedBy: String?
}
