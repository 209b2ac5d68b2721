// The rule about repositories that can't be built at all.

import Inventory

extension Rule {
    /// Reads what the listing says of the repository's state.
    static let repositoryNotBuildable = Rule(
        id: "repository-not-buildable",
        title: "Repository can't be built",
        severity: .low,
        rationale: """
            An archived, disabled or empty repository, or one that waits for its deletion, gets no pushes and no builds, \
            so access and hooks don't matter there. It still stands in the inventory. GitHub's listing doesn't tell \
            whether a repository is empty: there the other states alone decide.
            """,
        remediation: """
            If it is gone for good, add it to `repositories.exclude`, or have it taken out of the app's selection or the \
            token's groups. If it is to be built, its owner restores it: archived and deletion under the project's \
            `Settings > General > Advanced` (GitHub: the bottom of `Settings`), empty by a first push. A repository that \
            the forge disabled takes a request to the forge's support.
            """,
        remediators: [.gitlabProjectMaintainer, .githubAccountOwner, .configKeeper],
        falsePositives: """
            An archive that is kept on purpose is reported until it is excluded. On GitHub an empty repository isn't \
            recognised.
            """,
        controls: [.nist("CM-8"), .iso("A.5.18"), .soc2("CC6.2")],
        reads: [.projects, .installationRepositories],
        examples: [
            RuleExample("a project in use", .repository(.example()), .pass),
            RuleExample("a repository on GitHub in use", .repository(.exampleOnGitHub()), .pass),
            RuleExample("archived", .repository(.example(.example(archived: true))), .fail),
            RuleExample("disabled by GitHub", .repository(.exampleOnGitHub(.exampleOnGitHub(disabled: true))), .fail),
            RuleExample(
                "about to be deleted",
                .repository(.example(.example(pendingDeletionOn: CalendarDay("2026-11-29")))), .fail),
            RuleExample("empty", .repository(.example(.example(defaultBranch: nil, empty: true))), .fail),
            RuleExample(
                "the server doesn't tell whether it is archived", .repository(.example(.example(archived: nil))),
                .unverified),
            RuleExample(
                "the server doesn't tell whether it is empty", .repository(.example(.example(empty: nil))), .unverified),
            RuleExample(
                "GitHub doesn't tell whether it is disabled",
                .repository(.exampleOnGitHub(.exampleOnGitHub(disabled: nil))), .unverified),
            RuleExample(
                "excluded and archived", .repository(.example(.example(archived: true), excluded: true)),
                .notApplicable),
        ],
        check: .repository { subject, _ in
            if let notIncluded = subject.notIncluded { return notIncluded }
            let repository = subject.repository
            if let obstacle = repository.buildObstacle {
                return .failing(
                    "The repository \(obstacle.clause), so it can't be built.", observed: obstacle.observed,
                    expected: "a repository that takes pushes")
            }
            let onGitHub = subject.integration.forge.kind == .github
            guard repository.archived != nil, onGitHub ? repository.disabled != nil : repository.empty != nil else {
                return .unverified(
                    onGitHub ? .installationRepositories : .projects, .unsupported,
                    "The listing doesn't tell the repository's whole state: archived, "
                        + (onGitHub ? "disabled." : "empty."),
                    exchange: subject.listedIn)
            }
            return .pass
        })
}
