// What kind of connection an integration is.

/// The forge's side of an integration.
package enum IntegrationSource: Sendable, Equatable {
    case github(GitHubSettings)
    case gitlab(GitLabSettings)
}
