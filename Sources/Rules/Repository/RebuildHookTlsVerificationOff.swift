// The rule about rebuild hooks that don't check whom they talk to.

import Inventory

extension Rule {
    /// Every hook counts, since each one carries the secret.
    static let rebuildHookTlsVerificationOff = Rule(
        id: "rebuild-hook-tls-verification-off",
        title: "Rebuild hook doesn't verify TLS",
        severity: .medium,
        rationale: """
            Every call of the hook carries its secret token and names of people and branches. Without verification of \
            the certificate, or over plain HTTP, whoever stands in between can read that and start builds with the \
            token. Looked at is the nearest level that has a hook which fires, the project before its groups: \
            Maintainers can't see the hooks of groups.
            """,
        remediation: """
            Give the receiver a certificate that GitLab trusts (on a self-managed server its administrators can add a \
            CA), then switch "Enable SSL verification" on under `GITLAB/PROJECT/-/hooks`, or: `glab api --method PUT \
            projects/ID/hooks/HOOK_ID -f url=URL -F enable_ssl_verification=true`. For plain HTTP, set \
            `gitlab.rebuild_hook.url` and the hook to `https://`. Then renew the secret token, which must count as known.
            """,
        remediators: [.gitlabProjectMaintainer, .gitlabAdministrator],
        falsePositives: """
            Verification that is off because the receiver's certificate is from a CA of the house is reported all the \
            same: have the server's administrators add the CA.
            """,
        controls: [.cis("1.4.4"), .nist("SC-8"), .iso("A.8.24"), .soc2("CC6.7")],
        reads: [.projectHooks, .groupHooks],
        examples: [
            RuleExample("it verifies", .repository(.example()), .pass),
            RuleExample(
                "a group's hook verifies", .repository(.hooked(groups: [.example(.known([.example()], 8))])), .pass),
            RuleExample("verification is off", .repository(.hooked(.example(tlsVerification: false))), .fail),
            RuleExample(
                "verification is off for one of two",
                .repository(.hooked(.example(), .example(id: 13, tlsVerification: false))), .fail),
            RuleExample("plain HTTP", .repository(.calling("http://hub.example.com/hooks")), .fail),
            RuleExample("plain HTTP on the same machine", .repository(.calling("http://127.0.0.1:8080/hooks")), .pass),
            RuleExample(
                "the server doesn't tell", .repository(.hooked(.example(tlsVerification: nil))), .unverified),
            RuleExample("the project's hooks can't be read", .repository(.hooksUnreadable), .unverified),
            RuleExample(
                "it verifies, and a group's hooks can't be read",
                .repository(.hooked(.example(), groups: [.hidden])), .pass),
            RuleExample(
                "no project hook, and a group's can't be read", .repository(.hooked(groups: [.hidden])), .unverified),
            RuleExample("no rebuild hook", .repository(.hooked()), .notApplicable),
        ],
        check: .repository { subject, _ in
            subject.judgingVisibleRebuildHooks { judgeTLS(of: $0.delivering) }
        })

    /// One bad hook is enough for a fail, and one that can't be seen is enough for no pass.
    private static func judgeTLS(of hooks: RebuildHooks) -> Verdict {
        if hooks.found.contains(where: { HookURL($0.webhook.url)?.isReadableOnTheWay == true }) {
            return .failing(
                "The rebuild hook's calls go over plain HTTP.", observed: hooks.summary { $0.webhook.url },
                expected: "https")
        }
        if hooks.found.contains(where: { $0.webhook.tlsVerification == false }) {
            return .failing(
                "The rebuild hook doesn't verify the receiver's certificate.",
                observed: hooks.summary { hook in
                    "enable_ssl_verification: \(hook.webhook.tlsVerification.map(String.init) ?? "not told")"
                },
                expected: "enable_ssl_verification: true")
        }
        if let undecided = hooks.found.first(where: { $0.webhook.tlsVerification == nil }) {
            return undecided.unverified("The server doesn't tell whether the hook verifies certificates.")
        }
        return hooks.hidden.map { .unverified($0) } ?? .pass
    }
}
