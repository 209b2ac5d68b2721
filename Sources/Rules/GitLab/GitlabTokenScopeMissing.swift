// The rule about tokens without the scope that the platform needs.

import Inventory

extension Rule {
    /// Looks for `api` among the scopes.
    static let gitlabTokenScopeMissing = Rule(
        id: "gitlab-token-scope-missing",
        title: "GitLab token lacks the scope api",
        severity: .high,
        rationale: """
            The platform creates rebuild hooks and reports build results, and both need scope `api`. With `read_api` \
            alone everything can be listed and nothing can be set up. A fine-grained token has no such scopes, and \
            GitLab doesn't tell what it may do instead.
            """,
        remediation: """
            Scopes of a token can't be changed. Whoever owns its user creates a new one with scope `api` under \
            `GITLAB/-/user_settings/personal_access_tokens` (a project or group token: `Settings > Access tokens`), the \
            operator replaces the secret, and the old token is revoked after the next run. `glab api \
            personal_access_tokens/self` shows the scopes.
            """,
        remediators: [.gitlabTokenUser],
        falsePositives: """
            None is known for classic tokens, as GitLab lists their scopes. A fine-grained token that may do all that \
            is needed stays unverified, never failed.
            """,
        controls: [.cis("1.4.3"), .nist("CM-6"), .iso("A.8.3"), .soc2("CC6.1")],
        reads: [.token],
        examples: [
            RuleExample("scope api", .token(.example()), .pass),
            RuleExample("scope read_api only", .token(.example(.example(scopes: ["read_api"]))), .fail),
            RuleExample("no scope at all", .token(.example(.example(scopes: []))), .fail),
            RuleExample(
                "a fine-grained token", .token(.example(.example(scopes: ["granular"], granular: true))), .unverified),
            RuleExample("the token was rejected", .token(.rejected(.expired)), .unverified),
            RuleExample("GitLab can't be reached", .token(.unread), .unverified),
        ],
        check: .token { subject, _ in
            subject.judgingToken(for: "scopes") { token in
                if let unverified = subject.unverifiedIfGranular(token) { return unverified }
                if token.scopes.contains("api") { return .pass }
                let scopes = token.scopes.sorted().joined(separator: ", ")
                return .failing(
                    "The token lacks scope `api`, so hooks can't be set up and results can't be reported.",
                    observed: scopes.isEmpty ? "no scopes" : scopes, expected: "api")
            }
        })
}
