// The rule about Apps whose webhook doesn't check whom it talks to.

import Inventory

extension Rule {
    /// Reads the App's own webhook settings; all its installations share them.
    static let githubAppWebhookTlsVerificationOff = Rule(
        id: "github-app-webhook-tls-verification-off",
        title: "GitHub App's webhook doesn't verify TLS",
        severity: .medium,
        rationale: """
            Every event of every installation goes through the App's one webhook, with names of repositories, branches \
            and people. Without verification of the certificate, or over plain HTTP, whoever stands in between reads \
            them, and can keep them back so that no build starts.
            """,
        remediation: """
            Give the receiver a certificate that GitHub trusts. Then the App's owner enables "SSL verification" under \
            `https://github.com/settings/apps/SLUG` (an organization: `https://github.com/organizations/ORG/settings/apps\
            /SLUG`), or calls `PATCH /app/hook/config` with the App's key and `insecure_ssl` set to 0. For plain HTTP, \
            change the webhook's URL to `https://`.
            """,
        remediators: [.githubAppOwner, .configKeeper],
        falsePositives: """
            A receiver in the same private network as a GitHub Enterprise Server may be reached over plain HTTP on purpose. The \
            finding is still right about the way, and a waiver says why it is accepted.
            """,
        controls: [.cis("1.4.4"), .nist("SC-8"), .iso("A.8.24"), .soc2("CC6.7")],
        reads: [.appHook],
        examples: [
            RuleExample("it verifies", .app(.example()), .pass),
            RuleExample(
                "verification is off", .app(.example(hook: .known(.example(tlsVerification: false), 4))), .fail),
            RuleExample(
                "plain HTTP", .app(.example(hook: .known(.example(url: "http://hub.example.com/hooks"), 4))), .fail),
            RuleExample(
                "the answer doesn't tell", .app(.example(hook: .known(.example(tlsVerification: nil), 4))),
                .unverified),
            RuleExample("the server doesn't show webhooks", .app(.hookUnsupported), .unverified),
            RuleExample("the App has no webhook", .app(.hookless()), .notApplicable),
        ],
        check: .app { subject, _ in
            subject.judgingHook { hook, exchange in
                if HookURL(hook.url)?.isReadableOnTheWay == true {
                    return .failing("The webhook's calls go over plain HTTP.", observed: hook.url, expected: "https")
                }
                switch hook.tlsVerification {
                case true?:
                    return .pass
                case false?:
                    return .failing(
                        "The webhook doesn't verify the receiver's certificate.", observed: "insecure_ssl: 1",
                        expected: "insecure_ssl: 0")
                case nil:
                    return .unverified(
                        .appHook, .malformed, "The answer doesn't tell whether the webhook verifies certificates.",
                        exchange: exchange)
                }
            }
        })
}
