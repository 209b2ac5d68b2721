// Fields of GitLab's answers that have another type than documented, or are missing.
import Inventory

enum GitLabFieldFaults {
    static let cases: [FaultCase] = token + user + listing + hooks + others

    private static let token: [FaultCase] =
        [
            ("id", "string"), ("id", "big"), ("scopes", "string"), ("scopes", "null"), ("scopes[0]", "number"),
            ("$", "array"),
        ].map { field, type in
            FaultCase(
                "gitlab: token.\(field) is \(type)", .token, "wrongType(\(field), \(type))",
                .complete(
                    without: .token, .malformed,
                    unverified: ["gitlab-token-scope-missing", "gitlab-token-expires-soon"]))
        } + [
            FaultCase(
                "gitlab: token.expires_at is a number", .token, "wrongType(expires_at, number)",
                .complete(
                    without: .token, .malformed,
                    unverified: ["gitlab-token-never-expires", "gitlab-token-expires-soon"]
                )
                .with { $0.gaps = [] })
        ]

    private static let user: [FaultCase] = [
        ("id", "string"), ("username", "number"), ("username", "missing"), ("$", "string"),
    ].map { field, type in
        FaultCase(
            "gitlab: user.\(field) is \(type)", .user, "wrongType(\(field), \(type))",
            .complete(without: .tokenUser, .malformed, unverified: ["gitlab-token-user-is-administrator"]))
    }

    private static let listing: [FaultCase] =
        [
            ("[*].id", "string"), ("[*].id", "big"), ("[*].path_with_namespace", "number"), ("[*].namespace", "null"),
            ("[*].namespace.full_path", "array"), ("$", "object"),
        ].map { field, type in
            FaultCase(
                "gitlab: projects\(field) is \(type)", .projects, "wrongType(\(field), \(type))",
                .failed("").with { promise in
                    guard field.contains("[*]"), type != "big" else { return }
                    promise.state = .incomplete
                    promise.words = "incomplete, status 3; rows that can't be read are counted"
                })
        } + [
            FaultCase(
                "gitlab: one row without id", .allProjects, "wrongType([3].id, null)", .incomplete("documented form")),
            FaultCase(
                "gitlab: maintained projects without id", .maintainedProjects, "wrongType([*].id, string)",
                .accessUnknown(.malformed, "")),
        ]

    private static let hooks: [FaultCase] =
        [
            ("[0].id", "string"), ("[0].url", "null"), ("$", "object"),
        ].map { field, type in
            FaultCase(
                "gitlab: hooks\(field) is \(type)", .hooks, "wrongType(\(field), \(type))",
                .complete(without: .projectHooks, .malformed, unverified: ["rebuild-hook-missing"]))
        }
        + [
            ("push_events", "rebuild-hook-missing"), ("enable_ssl_verification", "rebuild-hook-tls-verification-off"),
            ("branch_filter_strategy", "rebuild-hook-misses-default-branch"), ("alert_status", "rebuild-hook-disabled"),
            ("push_events_branch_filter", "rebuild-hook-misses-default-branch"),
        ].map { field, rule in
            FaultCase(
                "gitlab: hooks[0].\(field) is an object", .hooks, "wrongType([0].\(field), object)",
                .complete(without: .projectHooks, .malformed, unverified: [rule]).with { $0.gaps = [] })
        }

    private static let others: [FaultCase] = [
        FaultCase(
            "gitlab: version is a number", .version, "wrongType(version, number)",
            .complete(without: .forgeVersion, .malformed, unverified: [])),
        FaultCase(
            "gitlab: archived is text", .projects, "wrongType([90].archived, string); page=1",
            .complete(without: .projects, .malformed, unverified: []).with { promise in
                promise.status = 3
                promise.gaps = []
                promise.words = "complete; whether the project can be built is unverified, status 3"
            }),
    ]
}
