// The rule about tokens that several integrations use.

import Inventory

extension Rule {
    /// Compares the config's secrets, whatever the forge says of the token.
    static let gitlabTokenShared = Rule(
        id: "gitlab-token-shared",
        title: "GitLab token is shared by integrations",
        severity: .medium,
        rationale: """
            A token that several integrations use can't be revoked or replaced for one of them, its requests can't be \
            told apart in GitLab's log, and each owner reaches what was granted for the others.
            """,
        remediation: """
            Whoever owns the token's user creates one token for each integration under \
            `GITLAB/-/user_settings/personal_access_tokens`, better still one service account for each owner, and the \
            operator sets each integration's `gitlab.token` to its own secret. Revoke the shared token after the next \
            complete run.
            """,
        remediators: [.gitlabTokenUser, .configKeeper],
        falsePositives: """
            Two integrations of one owner may share a token on purpose while one replaces the other. Tokens are \
            compared by their bytes, so two tokens of one user are never reported.
            """,
        controls: [.cis("1.4.3"), .nist("IA-5"), .iso("A.5.17"), .soc2("CC6.1")],
        reads: [],
        alwaysDecides: "It compares the config's secrets with each other, and those can always be read.",
        examples: [
            RuleExample("one integration uses it", .token(.example()), .pass),
            RuleExample("two integrations use it", .token(.example(sharedWith: ["umbrella-gitlab"])), .fail),
        ],
        check: .token { subject, _ in
            guard !subject.sharedWith.isEmpty else { return .pass }
            return .failing(
                "More than one integration uses the token.",
                observed: "also used by \(subject.sharedWith.sorted().joined(separator: ", "))",
                expected: "a token for each integration")
        })
}
