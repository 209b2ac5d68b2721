// The rule about pushes that start a build twice.

import Foundation
import Inventory

extension Rule {
    /// Counts the hooks that a push to the default branch calls, those with equal filters, and those beside one for all
    /// branches.
    static let rebuildHookDuplicated = Rule(
        id: "rebuild-hook-duplicated",
        title: "Rebuild hook is there twice",
        severity: .low,
        rationale: """
            Two hooks that call the rebuild URL for the same push start every build twice, which costs time and lets the \
            results overtake each other. Hooks for different branches are fine, and so is one that is switched off. \
            Looked at is the nearest level that has one that fires, the project before its groups: Maintainers can't see \
            the hooks of groups.
            """,
        remediation: """
            Keep one hook: a group's hook where the group has one, else the oldest of the project. A Maintainer deletes \
            the others under `GITLAB/PROJECT/-/hooks`, or: `glab api --method DELETE projects/ID/hooks/HOOK_ID`. Make a \
            test push afterwards and see that exactly one build starts.
            """,
        remediators: [.gitlabProjectMaintainer, .gitlabGroupOwner],
        falsePositives: """
            Two hooks for one address, of which the receiver ignores one by its secret token, look like duplicates: \
            secret tokens can't be read.
            """,
        controls: [.nist("CM-8"), .iso("A.8.9"), .soc2("CC7.1")],
        reads: [.projectHooks, .groupHooks],
        examples: duplicatedHookExamples,
        check: .repository { subject, context in
            subject.judgingVisibleRebuildHooks { hooks in
                judgeRepetition(of: hooks.delivering, branch: subject.repository.defaultBranch, asOf: context.asOf)
            }
        })

    /// What counts as twice, and what only looks like it.
    private static let duplicatedHookExamples = [
        RuleExample("one hook", .repository(.example()), .pass),
        RuleExample(
            "a group's hook alone", .repository(.hooked(groups: [.example(.known([.example()], 8))])), .pass),
        RuleExample("two hooks", .repository(.hooked(.example(), .example(id: 13))), .fail),
        RuleExample(
            "two on a group",
            .repository(.hooked(groups: [.example(.known([.example(), .example(id: 4)], 8))])), .fail),
        RuleExample(
            "one of two is disabled",
            .repository(.hooked(.example(), .example(id: 13, alertStatus: "disabled"))), .pass),
        RuleExample(
            "two for different branches",
            .repository(
                .hooked(
                    .example(branchFilter: .wildcard("main")),
                    .example(id: 13, branchFilter: .wildcard("release/*")))), .pass),
        RuleExample(
            "one for all branches, and one for some of them",
            .repository(.hooked(.example(), .example(id: 13, branchFilter: .wildcard("release/*")))), .fail),
        RuleExample(
            "the server doesn't tell whether the second is active",
            .repository(.hooked(.example(), .example(id: 13, alertStatus: nil))), .unverified),
        RuleExample(
            "one hook, and a group's hooks can't be read", .repository(.hooked(.example(), groups: [.hidden])), .pass),
        RuleExample(
            "no project hook, and a group's can't be read", .repository(.hooked(groups: [.hidden])), .unverified),
        RuleExample("the project's hooks can't be read", .repository(.hooksUnreadable), .unverified),
        RuleExample("no rebuild hook", .repository(.hooked()), .notApplicable),
    ]

    /// First what is certain, then what is possible, then what may be hidden.
    private static func judgeRepetition(of hooks: RebuildHooks, branch: String?, asOf: Date) -> Verdict {
        let candidates = hooks.found.filter { hook in
            hook.webhook.pushEvents != false && hook.webhook.liveness(at: asOf) != .disabled
        }
        let certain = candidates.filter { hook in
            hook.webhook.pushEvents == true && hook.webhook.liveness(at: asOf) == .active
        }
        // Without a default branch, only a filter that lets every branch through is known to reach it.
        func reach(_ hook: RebuildHook) -> BranchReach {
            if let branch { return hook.webhook.branchFilter.reach(branch) }
            return hook.webhook.branchFilter.isOpen ? .reached : .unknown("The default branch isn't known.")
        }
        let filters = Dictionary(grouping: certain, by: \.webhook.branchFilter)
        // A hook for all branches is called along with every other one, whatever branches that is for.
        let open = certain.contains { $0.webhook.branchFilter.isOpen }
        if certain.count(where: { open ? $0.webhook.branchFilter.isReadable : reach($0) == .reached }) > 1
            || filters.values.contains(where: { $0.count > 1 })
        {
            return .failing(
                "More than one active hook calls the rebuild URL for the same push.",
                observed: hooks.summary { $0.webhook.branchFilter.summary }, expected: "one hook for each push")
        }
        let mayMeet = candidates.contains { $0.webhook.branchFilter.isOpen }
        let possible = candidates.filter { mayMeet || reach($0) != .filteredOut }
        if possible.count > 1, let undecided = possible.last {
            return undecided.unverified("It isn't known whether more than one hook fires for the same push.")
        }
        return hooks.hidden.map { .unverified($0) } ?? .pass
    }
}
