// Whether a token's user effectively holds Maintainer access on a repository.

/// Effective access: inherited and shared groups count, an administrator's power does not.
package enum MaintainerAccess: String, Sendable, Codable, CaseIterable {
    /// Maintainer (40) or above.
    case held
    /// Reached, but below Maintainer.
    case below
}
