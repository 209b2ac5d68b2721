// The kinds of thing that a rule can judge.

/// What a rule is about.
package enum SubjectKind: String, Sendable, Codable, CaseIterable {
    case integration, installation, token, repository, expectation, app, secret
    case baselineRepository = "baseline-repository"
    /// An installation that an App's own listing shows.
    case appInstallation = "app-installation"
}
