// The rule about rebuild hooks whose branch filter leaves out what matters most.

import Inventory

extension Rule {
    /// One hook that fires for the default branch is enough.
    static let rebuildHookMissesDefaultBranch = Rule(
        id: "rebuild-hook-misses-default-branch",
        title: "Rebuild hook misses the default branch",
        severity: .high,
        rationale: """
            A hook's branch filter decides which pushes it is called for. After a default branch was renamed, a filter \
            on the old name still looks right and starts no build. Only simple regular expressions are judged; one that \
            isn't leaves the verdict open.
            """,
        remediation: """
            A Maintainer opens the hook under `GITLAB/PROJECT/-/hooks` and sets the push events' filter to "All \
            branches", or to a pattern that fits the default branch. On the command line: `glab api --method PUT \
            projects/ID/hooks/HOOK_ID -f url=URL -f branch_filter_strategy=all_branches`. A group's hook is changed by \
            an Owner of the group.
            """,
        remediators: [.gitlabProjectMaintainer],
        falsePositives: """
            A filter that leaves the default branch out on purpose, such as for a repository that is built from \
            release branches only, is reported. Waive it there.
            """,
        controls: [.nist("CM-6"), .iso("A.8.9"), .soc2("CC7.1")],
        reads: [.projects, .projectHooks, .groupHooks],
        examples: branchFilterExamples,
        check: .repository { subject, _ in
            subject.judgingVisibleRebuildHooks { hooks in
                guard let branch = subject.repository.defaultBranch else {
                    return .unverified(
                        .projects, .unsupported, "The project's default branch isn't known.",
                        exchange: subject.listedIn)
                }
                return judgeFilters(of: hooks, for: branch)
            }
        })

    /// Every kind of filter, with one that lets the branch through and one that doesn't.
    private static let branchFilterExamples = [
        RuleExample("no filter", .repository(.example()), .pass),
        RuleExample(
            "a group's hook without a filter", .repository(.hooked(groups: [.example(.known([.example()], 8))])),
            .pass),
        RuleExample(
            "all branches, with a leftover text in the filter", .repository(.filtered(.allBranches)), .pass),
        RuleExample("a wildcard that fits", .repository(.filtered(.wildcard("ma*"))), .pass),
        RuleExample("a wildcard for other branches", .repository(.filtered(.wildcard("release/*"))), .fail),
        RuleExample("the name of a former default branch", .repository(.filtered(.wildcard("master"))), .fail),
        RuleExample("a regular expression that fits", .repository(.filtered(.regex("^(main|stable)$"))), .pass),
        RuleExample("a regular expression for others", .repository(.filtered(.regex("^release/"))), .fail),
        RuleExample(
            "a regular expression that can't be judged", .repository(.filtered(.regex("^(?i)MAIN$"))), .unverified),
        RuleExample(
            "an unknown way to filter",
            .repository(.filtered(.unknown(strategy: "semantic", filter: "important"))), .unverified),
        RuleExample(
            "the default branch isn't known", .repository(.example(.example(defaultBranch: nil))), .unverified),
        RuleExample("the project's hooks can't be read", .repository(.hooksUnreadable), .unverified),
        RuleExample("no rebuild hook", .repository(.hooked()), .notApplicable),
    ]

    /// A visible hook that leaves the branch out is a defect even where a group's hooks can't be seen: that one is proven.
    private static func judgeFilters(of hooks: RebuildHooks, for branch: String) -> Verdict {
        // A hook that certainly doesn't fire on push has no say; the others may.
        let onPush = hooks.found.filter { $0.webhook.pushEvents != false }
        if onPush.isEmpty {
            return hooks.hidden.map { .unverified($0) }
                ?? .notApplicable("No rebuild hook fires on push; `rebuild-hook-missing` reports it.")
        }
        var unknown: Verdict?
        for hook in onPush {
            switch hook.webhook.branchFilter.reach(branch) {
            case .reached: return .pass
            case .filteredOut: continue
            case .unknown(let message): unknown = unknown ?? hook.unverified(message)
            }
        }
        if let unknown { return unknown }
        return .failing(
            "The rebuild hook's branch filter leaves out the default branch.",
            observed: hooks.summary { $0.webhook.branchFilter.summary },
            expected: "a filter that lets \(branch) through")
    }
}
