// The rule about repositories whose pushes start no build.

import Inventory

extension Rule {
    /// Looks for the configured URL among the hooks of the project and of the groups above it.
    static let rebuildHookMissing = Rule(
        id: "rebuild-hook-missing",
        title: "Rebuild hook is missing",
        severity: .high,
        rationale: """
            Without a hook that calls the platform on push, the repository is never rebuilt, and nothing else shows it. \
            A group's hook does the job as well, but only the group's Owners may see it: where none is found on the \
            project and a group can't be looked into, the verdict stays open. A system hook of the whole server can't be seen \
            by any such token: waive the finding where one does the job.
            """,
        remediation: """
            A Maintainer adds it under `GITLAB/PROJECT/-/hooks` with push events and SSL verification on, or: `glab api \
            --method POST projects/ID/hooks -f url=URL -F push_events=true -F enable_ssl_verification=true`, `URL` being \
            `gitlab.rebuild_hook.url`. Set the secret token in GitLab's form: on a command line it could be seen. To have \
            group hooks judged, let a group Owner's token read them.
            """,
        remediators: [.gitlabProjectMaintainer, .gitlabGroupOwner],
        falsePositives: """
            A system hook of the server, or another service that forwards pushes, can't be seen. A hook whose address \
            differs from `rebuild_hook.url` in more than case, a default port or a closing slash isn't taken for it.
            """,
        controls: [.nist("CA-7"), .iso("A.8.16"), .soc2("CC7.1")],
        reads: [.projectHooks, .groupHooks],
        examples: hookMissingExamples,
        check: .repository { subject, _ in
            subject.judgingRebuildHooks { judgePresence(in: $0, of: $1) }
        })

    /// Found and not found, on the project and above it, and each way not to see.
    private static let hookMissingExamples = [
        RuleExample("the project has it", .repository(.example()), .pass),
        RuleExample(
            "the URLs differ in a slash, a port and case only",
            .repository(.hooked(.example(url: "HTTPS://Hub.Example.com:443/hooks/gitlab/"))), .pass),
        RuleExample(
            "a group above has it", .repository(.hooked(groups: [.example(.known([.example()], 8))])), .pass),
        RuleExample("no hook at all", .repository(.hooked()), .fail),
        RuleExample(
            "only a hook that calls something else",
            .repository(.hooked(.example(url: "https://chat.example.com/hooks/gitlab"))), .fail),
        RuleExample("it doesn't fire on push", .repository(.hooked(.example(pushEvents: false))), .fail),
        RuleExample(
            "the server doesn't tell whether it fires on push", .repository(.hooked(.example(pushEvents: nil))),
            .unverified),
        RuleExample("the project's hooks can't be read", .repository(.hooksUnreadable), .unverified),
        RuleExample("a group's hooks can't be read", .repository(.hooked(groups: [.hidden])), .unverified),
        RuleExample(
            "a hook's address is masked", .repository(.hooked(.example(url: "https://{host}/hooks/gitlab"))),
            .unverified),
        RuleExample("no rebuild hook is configured", .repository(.example(rebuildHookURL: nil)), .notApplicable),
        RuleExample(
            "an empty project without hooks",
            .repository(.example(.example(defaultBranch: nil, empty: true), hooks: .known([], 7))), .notApplicable),
    ]

    /// One hook that surely fires is enough. Otherwise whatever might be one keeps the verdict open.
    private static func judgePresence(in hooks: RebuildHooks, of url: String) -> Verdict {
        if hooks.found.contains(where: { $0.webhook.pushEvents == true }) { return .pass }
        if let undecided = hooks.found.first(where: { $0.webhook.pushEvents == nil }) {
            return undecided.unverified("The server doesn't tell whether the hook fires on push.")
        }
        if let hidden = hooks.hidden { return .unverified(hidden) }
        if hooks.found.isEmpty {
            return .failing(
                "No hook calls the rebuild URL.", observed: "not on the project, nor on a group above it",
                expected: url)
        }
        return .failing(
            "The rebuild hook exists but doesn't fire on push.",
            observed: hooks.summary { _ in "push_events: false" }, expected: "push_events: true")
    }
}
