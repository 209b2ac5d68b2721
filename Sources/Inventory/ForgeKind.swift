// The kinds of forge that the tool can read.

/// A Git hosting service's product; the raw value is what config, snapshot and reports say.
package enum ForgeKind: String, Sendable, Codable, CaseIterable {
    /// github.com, GitHub Enterprise Cloud or Server.
    case github
    /// gitlab.com or a self-managed GitLab, also under a sub-path.
    case gitlab

    /// The product's name as people write it.
    package var title: String {
        switch self {
        case .github: "GitHub"
        case .gitlab: "GitLab"
        }
    }
}
