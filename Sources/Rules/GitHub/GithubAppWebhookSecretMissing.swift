// The rule about Apps whose events anybody can forge.

import Inventory

extension Rule {
    /// GitHub masks the secret where there is one, and leaves the field out where there is none.
    static let githubAppWebhookSecretMissing = Rule(
        id: "github-app-webhook-secret-missing",
        title: "GitHub App's webhook has no secret",
        severity: .high,
        rationale: """
            With a secret, GitHub signs each event, and the receiver can tell a push from something that anybody sent to \
            its address. Without one, whoever knows the address can start builds of any branch, or flood the platform \
            with events that never happened.
            """,
        remediation: """
            The App's owner generates a random secret of at least 32 characters and enters it as the webhook secret \
            under `https://github.com/settings/apps/SLUG` (an organization: `https://github.com/organizations/ORG\
            /settings/apps/SLUG`), or with `PATCH /app/hook/config` and the App's key. The platform's operator gives the \
            same secret to the receiver, and makes it refuse events whose `X-Hub-Signature-256` doesn't match.
            """,
        remediators: [.githubAppOwner, .configKeeper],
        falsePositives: """
            None is known: GitHub shows a mask in place of every secret. A receiver that accepts events from GitHub's addresses \
            alone is harder to reach, but takes every event that any App of GitHub sends there.
            """,
        controls: [.cis("1.4.4"), .nist("IA-9"), .iso("A.8.24"), .soc2("CC6.6")],
        reads: [.appHook],
        examples: [
            RuleExample("it has one", .app(.example()), .pass),
            RuleExample("it has none", .app(.example(hook: .known(.example(hasSecret: false), 4))), .fail),
            RuleExample(
                "the answer doesn't tell", .app(.example(hook: .known(.example(hasSecret: nil), 4))), .unverified),
            RuleExample("the server doesn't show webhooks", .app(.hookUnsupported), .unverified),
            RuleExample("the App has no webhook", .app(.hookless()), .notApplicable),
        ],
        check: .app { subject, _ in
            subject.judgingHook { hook, exchange in
                switch hook.hasSecret {
                case true?:
                    return .pass
                case false?:
                    return .failing(
                        "The webhook has no secret, so its events aren't signed.", observed: "no secret",
                        expected: "a secret")
                case nil:
                    return .unverified(
                        .appHook, .malformed, "The answer doesn't tell whether the webhook has a secret.",
                        exchange: exchange)
                }
            }
        })
}
