// The kinds of thing that a rule can judge.

/// What a rule is about.
package enum SubjectKind: String, Sendable, Codable, CaseIterable {
    case integration, installation, token, repository, expectation
    case baselineRepository = "baseline-repository"
}
