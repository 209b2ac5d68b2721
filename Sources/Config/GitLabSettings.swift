// An integration that is a GitLab access token.

/// The `gitlab` of an integration.
package struct GitLabSettings: Sendable, Equatable {
    /// The instance's root, with its sub-path and without `/api/v4`.
    package let url: ServiceURL
    package let token: SecretSetting
    package let insecureHTTP: Bool
    package let connection: ConnectionSettings
    /// The address that the rebuild hook is to call; nil where none is expected. Normalised like every address here:
    /// normalise an observed one before comparing.
    package let rebuildHook: ServiceURL?
}
