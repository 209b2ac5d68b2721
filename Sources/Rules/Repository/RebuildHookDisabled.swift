// The rule about rebuild hooks that GitLab switched off.

import Foundation
import Inventory

extension Rule {
    /// One hook that is called for pushes to the default branch is enough.
    static let rebuildHookDisabled = Rule(
        id: "rebuild-hook-disabled",
        title: "Rebuild hook is disabled",
        severity: .high,
        rationale: """
            GitLab stops calling a hook that fails: for a while after the fourth failure in a row, for good after the \
            fortieth. Pushes then start no build. A pause that is over doesn't count. Self-managed servers keep saying \
            `executable` while automatic disabling is off there, which is the default: a pass then doesn't mean that the \
            hook's calls succeed.
            """,
        remediation: """
            See under `GITLAB/PROJECT/-/hooks` why the calls failed ("Recent events" of the hook), mend the receiver, \
            then press "Test > Push events" there, or: `glab api --method POST projects/ID/hooks/HOOK_ID/test/push_events`. \
            A call that succeeds switches the hook on again. A Maintainer of the project can do it, for a group's hook \
            an Owner of the group.
            """,
        remediators: [.gitlabProjectMaintainer],
        falsePositives: """
            A receiver that was down for an hour can leave the hook paused; the pause ends by itself, and the next \
            audit passes. A hook that is off for good doesn't come back alone.
            """,
        controls: [.nist("CA-7"), .iso("A.8.16"), .soc2("CC7.2")],
        reads: [.projectHooks, .groupHooks],
        examples: hookDisabledExamples,
        check: .repository { subject, context in
            subject.judgingVisibleRebuildHooks {
                judgeLiveness(of: $0, branch: subject.repository.defaultBranch, asOf: context.asOf)
            }
        })

    /// Every state that GitLab names, and one that it doesn't.
    private static let hookDisabledExamples = [
        RuleExample("the hook is called", .repository(.example()), .pass),
        RuleExample(
            "a group's hook is called", .repository(.hooked(groups: [.example(.known([.example()], 8))])), .pass),
        RuleExample(
            "one of two hooks is called",
            .repository(.hooked(.example(alertStatus: "disabled"), .example(id: 13))), .pass),
        RuleExample(
            "a pause that is over",
            .repository(
                .hooked(.example(alertStatus: "temporarily_disabled", disabledUntil: RuleExample.day(-1)))), .pass),
        RuleExample("disabled for good", .repository(.hooked(.example(alertStatus: "disabled"))), .fail),
        RuleExample(
            "disabled, and the other hook fires on tags alone",
            .repository(.hooked(.example(alertStatus: "disabled"), .example(id: 13, pushEvents: false))), .fail),
        RuleExample(
            "disabled, and the other hook leaves out the default branch",
            .repository(
                .hooked(.example(alertStatus: "disabled"), .example(id: 13, branchFilter: .wildcard("release/*")))),
            .fail),
        RuleExample(
            "disabled, and the other hook's filter can't be judged",
            .repository(
                .hooked(.example(alertStatus: "disabled"), .example(id: 13, branchFilter: .regex("^(?i)MAIN$")))),
            .unverified),
        RuleExample(
            "it is called, for branches that can't be judged",
            .repository(.filtered(.unknown(strategy: "semantic", filter: "important"))), .pass),
        RuleExample(
            "it is called, but doesn't fire on push", .repository(.hooked(.example(pushEvents: false))), .pass),
        RuleExample(
            "a pause that lasts",
            .repository(.hooked(.example(alertStatus: "temporarily_disabled", disabledUntil: RuleExample.day(1)))),
            .fail),
        RuleExample(
            "a pause without an end", .repository(.hooked(.example(alertStatus: "temporarily_disabled"))), .fail),
        RuleExample("the server doesn't tell", .repository(.hooked(.example(alertStatus: nil))), .unverified),
        RuleExample("an unknown state", .repository(.hooked(.example(alertStatus: "resting"))), .unverified),
        RuleExample("the project's hooks can't be read", .repository(.hooksUnreadable), .unverified),
        RuleExample(
            "no hook on the project, and a group's can't be read", .repository(.hooked(groups: [.hidden])),
            .unverified),
        RuleExample("no rebuild hook", .repository(.hooked()), .notApplicable),
    ]

    /// A visible hook that is switched off is a defect even where a group's hooks can't be seen: that one is proven. A hook
    /// that is called, but not for a push to the default branch, doesn't make up for it.
    private static func judgeLiveness(of hooks: RebuildHooks, branch: String?, asOf: Date) -> Verdict {
        // Where all are called, it doesn't matter which of them are for the default branch.
        if hooks.found.allSatisfy({ $0.webhook.liveness(at: asOf) == .active }) { return .pass }
        let onPush = hooks.found.filter { $0.webhook.pushEvents != false }
        func reach(_ hook: RebuildHook) -> BranchReach {
            branch.map { hook.webhook.branchFilter.reach($0) } ?? .reached
        }
        // Where none fires on push, or every filter leaves the branch out, that is another rule's defect.
        let reaching = onPush.filter { reach($0) != .filteredOut }
        var unknown: Verdict?
        for hook in reaching.isEmpty ? hooks.found : reaching {
            switch hook.webhook.liveness(at: asOf) {
            case .active:
                if reaching.isEmpty { return .pass }
                if case .unknown(let message) = reach(hook) {
                    unknown = unknown ?? hook.unverified(message)
                } else if hook.webhook.pushEvents == nil {
                    unknown = unknown ?? hook.unverified("The server doesn't tell whether the hook fires on push.")
                } else {
                    return .pass
                }
            case .disabled: continue
            case .unknown(let message): unknown = unknown ?? hook.unverified(message)
            }
        }
        if let unknown { return unknown }
        return .failing(
            "GitLab has stopped calling the rebuild hook because its calls failed.",
            observed: hooks.summary { hook in
                let until = hook.webhook.disabledUntil.map { " until \(Timestamp.format($0))" } ?? ""
                return "\(hook.webhook.alertStatus ?? "")\(until)"
            },
            expected: "alert_status: executable")
    }
}
