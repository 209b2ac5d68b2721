// The rule about tokens with more scopes than the platform needs.

import Inventory

extension Rule {
    /// Compares the scopes with an allowed list; the two that lend an administrator's power are never allowed.
    static let gitlabTokenScopeExcessive = Rule(
        id: "gitlab-token-scope-excessive",
        title: "GitLab token has more scopes than needed",
        severity: .medium,
        rationale: """
            A scope that nobody needs is only of use to whoever steals the token. `sudo` lets it act as any user and \
            `admin_mode` as administrator: neither is ever needed to import and build, so no setting allows them. \
            Writing to registries or creating runners reaches far beyond a repository.
            """,
        remediation: """
            Scopes of a token can't be taken away. Whoever owns its user creates a new one with scope `api` alone under \
            `GITLAB/-/user_settings/personal_access_tokens` (a project or group token: `Settings > Access tokens`), the \
            operator replaces the secret, and the old token is revoked. A scope that is needed goes into the rule's \
            parameter `allowed`.
            """,
        remediators: [.gitlabTokenUser],
        falsePositives: """
            A scope that another job with the same token needs is reported. Give that job a token of its own, or name \
            the scope in `allowed`.
            """,
        controls: [.cis("1.4.3"), .nist("AC-6"), .iso("A.8.2"), .soc2("CC6.3")],
        reads: [.token],
        parameters: [allowedScopes],
        examples: [
            RuleExample("scope api", .token(.example()), .pass),
            RuleExample("scope sudo", .token(.example(.example(scopes: ["api", "sudo"]))), .fail),
            RuleExample(
                "a scope that isn't allowed", .token(.example(.example(scopes: ["api", "write_registry"]))), .fail),
            RuleExample(
                "a scope that the config allows", .token(.example(.example(scopes: ["api", "write_registry"]))), .pass,
                parameters: ["allowed": .strings(["api", "write_registry"])]),
            RuleExample(
                "scope admin_mode, though the config allows it",
                .token(.example(.example(scopes: ["api", "admin_mode"]))), .fail,
                parameters: ["allowed": .strings(["api", "admin_mode"])]),
            RuleExample(
                "a fine-grained token", .token(.example(.example(scopes: ["granular"], granular: true))), .unverified),
            RuleExample("the token was rejected", .token(.rejected(.revoked)), .unverified),
        ],
        check: .token { subject, context in
            subject.judgingToken(for: "scopes") { token in
                if let unverified = subject.unverifiedIfGranular(token) { return unverified }
                let allowed = Set(context.strings(allowedScopes)).subtracting(administrative)
                let excess = Set(token.scopes).subtracting(allowed)
                if excess.isEmpty { return .pass }
                return .failing(
                    excess.isDisjoint(with: administrative)
                        ? "The token has scopes that the platform doesn't need."
                        : "The token may act with the power of an administrator or of other users.",
                    observed: excess.sorted().joined(separator: ", "),
                    expected: "only \(allowed.sorted().joined(separator: ", "))")
            }
        })

    /// Scopes that lend another's power; no config can allow them, only a waiver can accept them.
    private static let administrative: Set<String> = ["sudo", "admin_mode"]

    private static let allowedScopes = RuleParameter(
        "allowed", default: .strings(["api", "read_api", "read_user", "read_repository", "self_rotate"]),
        meaning: "The scopes that a token may have; `sudo` and `admin_mode` have no effect here.")
}
