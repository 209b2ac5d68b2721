// The rule about tokens of administrators.

import Inventory

extension Rule {
    /// Reads what GitLab says of the token's user.
    static let gitlabTokenUserIsAdministrator = Rule(
        id: "gitlab-token-user-is-administrator",
        title: "GitLab token belongs to an administrator",
        severity: .high,
        rationale: """
            An administrator's token opens every project of the server, whether its user is a member or not. GitLab \
            tells that a user is administrator only to one who may act so at present: where the server demands admin \
            mode and the token lacks scope `admin_mode`, an administrator passes here, and the token indeed has only the \
            power of an ordinary member.
            """,
        remediation: """
            Create an ordinary user or a service account for the platform, make it Maintainer of the projects that are \
            built, create a token with scope `api` for it and replace the secret. Then revoke the administrator's token. \
            The GitLab server's administrators can do it; group Owners can create service accounts.
            """,
        remediators: [.gitlabAdministrator, .gitlabGroupOwner],
        falsePositives: """
            None is known when it fails: GitLab says that the user is administrator. Under admin mode an administrator \
            can pass, with no more power than a member has.
            """,
        controls: [.cis("1.3.3"), .nist("AC-6(5)"), .iso("A.8.2"), .soc2("CC6.3")],
        reads: [.token, .tokenUser],
        examples: [
            RuleExample("an ordinary user", .token(.example()), .pass),
            RuleExample(
                "an administrator", .token(.example(user: .known(.example(isAdministrator: true), 5))), .fail),
            RuleExample(
                "an administrator, and an old server that doesn't describe the token",
                .token(
                    .example(
                        status: .unreadable(.example(.token, .unsupported)),
                        user: .known(.example(isAdministrator: true), 5))), .fail),
            RuleExample(
                "the user can't be read", .token(.example(user: .unreadable(.example(.tokenUser)))), .unverified),
            RuleExample("the token was rejected", .token(.rejected(.unknown)), .unverified),
            RuleExample("GitLab can't be reached", .token(.unread), .unverified),
        ],
        check: .token { subject, _ in
            // Proven by the user alone, whatever an old server doesn't tell of the token.
            if let user = subject.user.value, user.isAdministrator {
                return .failing(
                    "The token acts as an administrator of the GitLab server.",
                    observed: "\(user.username): administrator", expected: "an ordinary user")
            }
            return subject.judgingToken(for: "user") { _ in
                switch subject.user {
                case .unreadable(let reason): .unverified(reason)
                case .known: .pass
                }
            }
        })
}
