// The rule about repositories that were reached before and aren't any more.

import Inventory

extension Rule {
    /// Judges every repository that the baseline reached, by the forge's id: a renamed one hasn't disappeared.
    static let repositoryDisappeared = Rule(
        id: "repository-disappeared",
        title: "Repository disappeared since the last whole snapshot",
        severity: .medium,
        rationale: """
            A repository that was reached and isn't any more was deleted, moved away or closed to the credential, and \
            its pushes rebuild nothing from then on. No other rule can see it: what isn't listed isn't judged. It is \
            found by the forge's own id, so a rename isn't a loss.
            """,
        remediation: """
            Look the repository up as someone with access. If it was closed off, have it added to the installation's \
            selection on GitHub, or the token's user to the project on GitLab. If it was meant to go, nothing is to be \
            done: the next snapshot no longer expects it. Repositories that must never go belong in \
            `repositories.expect`.
            """,
        remediators: [.githubAccountOwner, .gitlabProjectMaintainer, .configKeeper],
        falsePositives: """
            A repository that was deleted or handed over on purpose is reported for one night: the next whole snapshot \
            no longer expects it.
            """,
        controls: [.cis("1.4.1"), .nist("CM-8"), .iso("A.8.9"), .soc2("CC7.1")],
        reads: [.baseline, .projects, .installationRepositories],
        examples: [
            RuleExample("still reached on GitLab", .baselineRepository(.example()), .pass),
            RuleExample("still reached on GitHub", .baselineRepository(.example(.github)), .pass),
            RuleExample("gone from a complete import", .baselineRepository(.example(fate: .known(.gone, 5))), .fail),
            RuleExample(
                "not seen, and the import isn't complete",
                .baselineRepository(.example(fate: .unreadable(.example(.projects, .incomplete)))), .unverified),
            RuleExample(
                "the baseline can't be read",
                .baselineRepository(.example(path: "*", fate: .unreadable(.example(.baseline, .malformed)))),
                .unverified),
            RuleExample("excluded since", .baselineRepository(.example(fate: .known(.excluded, 5))), .notApplicable),
            RuleExample(
                "the first run", .baselineRepository(.example(path: "*", fate: .known(.noBaseline, nil))),
                .notApplicable),
        ],
        check: .baselineRepository { subject, _ in
            switch subject.fate {
            case .unreadable(let reason):
                .unverified(reason)
            case .known(.reached, _):
                .pass
            case .known(.excluded, _):
                .notApplicable("The config excludes the repository.")
            case .known(.noBaseline, _):
                .notApplicable("There is no earlier snapshot of this integration to compare with.")
            case .known(.gone, _):
                .failing(
                    "The last whole snapshot reached the repository, this complete import doesn't.",
                    observed: "not reached", expected: subject.path)
            }
        })
}
