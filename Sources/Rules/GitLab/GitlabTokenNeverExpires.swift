// The rule about tokens that live for ever.

import Inventory

extension Rule {
    /// A missing date counts only where the server says that there is none.
    static let gitlabTokenNeverExpires = Rule(
        id: "gitlab-token-never-expires",
        title: "GitLab token never expires",
        severity: .medium,
        rationale: """
            A token without an end keeps working after everyone has forgotten it, and a stolen copy does so too. Servers \
            before 16.0, and those whose administrators lifted the limit, still allow it. Service accounts may have such \
            tokens; they are known by the name that GitLab generates, `service_account_…`, so one that was given \
            another name is reported here and can be waived.
            """,
        remediation: """
            Whoever owns the token's user creates one with an expiry date under \
            `GITLAB/-/user_settings/personal_access_tokens` (a project or group token: `Settings > Access tokens`), the \
            operator replaces the secret, and the old token is revoked. For a token that must live on, have a group \
            Owner create a service account.
            """,
        remediators: [.gitlabTokenUser, .gitlabGroupOwner],
        falsePositives: """
            A service account that was given a name of its own isn't recognised, and is reported as a person. Waive it \
            by its integration.
            """,
        controls: [.cis("1.4.2"), .nist("IA-5(1)"), .iso("A.5.17"), .soc2("CC6.1")],
        reads: [.token, .tokenUser],
        examples: [
            RuleExample("it has an expiry date", .token(.example()), .pass),
            RuleExample(
                "a service account's token without an expiry",
                .token(
                    .example(
                        .example(expiresOn: nil), user: .known(.example(username: "service_account_group_9_ab12"), 5))),
                .pass),
            RuleExample("a person's token without an expiry", .token(.example(.example(expiresOn: nil))), .fail),
            RuleExample(
                "no expiry, and its user can't be read",
                .token(.example(.example(expiresOn: nil), user: .unreadable(.example(.tokenUser)))), .unverified),
            RuleExample(
                "the server doesn't tell the expiry",
                .token(.example(.example(expiresOn: nil, expiryKnown: false))), .unverified),
            RuleExample("the token was rejected", .token(.rejected(.revoked)), .unverified),
        ],
        check: .token { subject, _ in
            subject.judgingToken(for: "expiry") { token in
                if token.expiresOn != nil { return .pass }
                guard token.expiryKnown else {
                    return .unverified(
                        .token, .unsupported, "The server doesn't tell when the token expires.",
                        exchange: subject.status.exchange)
                }
                switch subject.user {
                case .unreadable(let reason):
                    return .unverified(reason)
                case .known(let user, _):
                    if user.isServiceAccount { return .pass }
                    return .failing(
                        "The token has no expiry date, and its user isn't a service account.",
                        observed: "expires_at: null, user \(user.username)", expected: "an expiry date")
                }
            }
        })
}
