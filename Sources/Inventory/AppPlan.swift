// A GitHub App as the config names it, before anything was asked.

/// What a run is going to ask about an App, and what it must grant.
package struct AppPlan: Sendable {
    /// The config's key.
    package let name: String
    package let forge: Forge
    /// The `iss` of its JWT: the client id or the app id.
    package let issuer: String
    package let requiredPermissions: [String: PermissionLevel]
    package let requiredEvents: [String]
    /// Where its private key is kept; nil where that isn't known.
    package let key: SecretPlace?

    package init(
        name: String, forge: Forge, issuer: String, requiredPermissions: [String: PermissionLevel],
        requiredEvents: [String], key: SecretPlace? = nil
    ) {
        self.name = name
        self.forge = forge
        self.issuer = issuer
        self.requiredPermissions = requiredPermissions
        self.requiredEvents = requiredEvents
        self.key = key
    }
}
