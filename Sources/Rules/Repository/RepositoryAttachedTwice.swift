// The rule about repositories that two owners reach.

import Inventory

extension Rule {
    /// Compares what the imports of different owners reached.
    static let repositoryAttachedTwice = Rule(
        id: "repository-attached-twice",
        title: "Repository is reached by integrations of different owners",
        severity: .medium,
        rationale: """
            Two owners who reach one repository both see its code and both build its pushes. That is right for a \
            repository that two teams share, and wrong for a contractor's token that outlived the contract.
            """,
        remediation: """
            Ask both owners. The one who has no need loses access: on GitHub an Owner takes the repository out of the \
            installation's selection, on GitLab a Maintainer removes the token's user under \
            `GITLAB/PROJECT/-/project_members`. If access must stay and only builds are too many, add the repository to \
            `repositories.exclude` of one integration, where it is then no longer judged.
            """,
        remediators: [.githubAccountOwner, .gitlabProjectMaintainer, .configKeeper],
        falsePositives: """
            Two owners may share a repository on purpose: waive it, with both of them as owner and approver. A mirror \
            or fork has an id of its own and is never reported.
            """,
        controls: [.cis("1.3.8"), .nist("AC-6"), .iso("A.5.15"), .soc2("CC6.3")],
        reads: [.projects, .installationRepositories],
        alwaysDecides: """
            It compares what was reached; an import that may have missed something is reported by `import-incomplete`.
            """,
        examples: [
            RuleExample("one owner reaches it", .repository(.example()), .pass),
            RuleExample(
                "another organization reaches it",
                .repository(
                    .example(alsoReachedBy: [.init(integration: "umbrella", owner: .organization("umbrella"))])),
                .fail),
            RuleExample(
                "a user reaches it too, on GitHub",
                .repository(.exampleOnGitHub(alsoReachedBy: [.init(integration: "dave", owner: .user("dave"))])), .fail),
            RuleExample(
                "excluded here",
                .repository(
                    .example(
                        excluded: true,
                        alsoReachedBy: [.init(integration: "umbrella", owner: .organization("umbrella"))])),
                .notApplicable),
        ],
        check: .repository { subject, _ in
            if let notIncluded = subject.notIncluded { return notIncluded }
            guard !subject.alsoReachedBy.isEmpty else { return .pass }
            let others = subject.alsoReachedBy.map { "\($0.integration) (\($0.owner.kind) \($0.owner.name))" }
            return .failing(
                "Integrations of different owners reach the repository.",
                observed: "also reached by \(others.sorted().joined(separator: ", "))", expected: "one owner")
        })
}
