// The rule about repositories that someone counts on and no import shows.

import Inventory

extension Rule {
    /// Judges an entry of `repositories.expect`.
    static let repositoryExpectedButMissing = Rule(
        id: "repository-expected-but-missing",
        title: "Expected repository isn't reached",
        severity: .high,
        rationale: """
            A forge shows only what the credential may see, so a repository without access looks like one that doesn't \
            exist. The config's list of expected repositories is the one thing that can tell: what stands there and \
            isn't in a complete import was deleted, moved, renamed or closed off.
            """,
        remediation: """
            Look the repository up as someone with access. Renamed or moved: correct `repositories.expect`. Closed off: \
            on GitHub an Owner adds it to the installation's selection under \
            `https://github.com/organizations/ORG/settings/installations/ID`, on GitLab a Maintainer adds the token's \
            user under `GITLAB/PROJECT/-/project_members`. Deleted: take it out of the list.
            """,
        remediators: [.githubAccountOwner, .gitlabProjectMaintainer, .configKeeper],
        falsePositives: """
            A repository that was renamed or moved is reported under its old path until `repositories.expect` is \
            corrected.
            """,
        controls: [.nist("CM-8"), .iso("A.5.23"), .soc2("CC7.1")],
        reads: [.projects, .installationRepositories],
        examples: [
            RuleExample("reached on GitLab", .expectation(.example()), .pass),
            RuleExample("reached on GitHub", .expectation(.example(.github)), .pass),
            RuleExample("not reached", .expectation(.example(reached: .known(false, 5))), .fail),
            RuleExample(
                "the import isn't complete",
                .expectation(.example(reached: .unreadable(.example(.projects, .incomplete)))), .unverified),
        ],
        check: .expectation { subject, _ in
            switch subject.reached {
            case .unreadable(let reason):
                .unverified(reason)
            case .known(true, _):
                .pass
            case .known(false, _):
                .failing(
                    "The complete import doesn't hold a repository that the config expects.",
                    observed: "not reached", expected: subject.path)
            }
        })
}
