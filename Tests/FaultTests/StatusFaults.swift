// Error statuses that stay.
import Inventory

enum StatusFaults {
    static let cases: [FaultCase] = forgeByForge + appDetails

    private static let forgeByForge: [FaultCase] = [
        FaultCase("github: 500 on page 2 for good", .repositories, "status(500); page=2", .incomplete("answered 500")),
        FaultCase("github: 500 on every page", .repositories, "status(500)", .failed("answered 500")),
        FaultCase("github: 502 for good", .repositories, "status(502)", .failed("answered 502")),
        FaultCase("github: 304 unasked", .repositories, "status(304)", .failed("redirects")),
        FaultCase("github: 410 on the listing", .repositories, "status(410)", .failed("answered 410")),
        FaultCase("github: 422 on the listing", .repositories, "status(422)", .failed("answered 422")),
        FaultCase("github: 403 on the listing", .repositories, "forbidden", .failed("answered 403")),
        FaultCase("github: 403 on page 3", .repositories, "forbidden; page=3", .incomplete("answered 403")),
        FaultCase("github: 401 on the listing for good", .repositories, "unauthorized", .failed("401")),
        FaultCase("github: 401 to the App", .app, "unauthorized", .failed("401")),
        FaultCase(
            "github: 500 on the App", .app, "status(500)",
            .complete(without: .app, .unreachable, unverified: ["github-installation-permissions-not-accepted"])),
        FaultCase(
            "github: 500 on the App's installations", .appInstallations, "status(500)",
            .complete(without: .appInstallations, .unreachable, unverified: ["github-installation-not-attached"])),
        FaultCase("github: 403 while minting", .mint, "forbidden", .failed("answered 403")),
        FaultCase("github: 500 while minting", .mint, "status(500)", .failed("answered 500")),
        FaultCase(
            "github: 500 on the membership", .membership, "status(500)",
            .complete(
                without: .organizationMembership, .unreachable, unverified: ["github-installation-installer-not-owner"])
        ),
        FaultCase(
            "github: 403 on the membership", .membership, "forbidden",
            .complete(
                without: .organizationMembership, .forbidden, unverified: ["github-installation-installer-not-owner"])),
        FaultCase("gitlab: 500 on page 2 for good", .allProjects, "status(500); page=2", .incomplete("answered 500")),
        FaultCase("gitlab: 500 on every page", .projects, "status(500)", .failed("answered 500")),
        FaultCase(
            "gitlab: 500 on the maintained projects", .maintainedProjects, "status(500)",
            .accessUnknown(.unreachable, "answered 500")),
        FaultCase("gitlab: 502 for good", .allProjects, "status(502)", .failed("answered 502")),
        FaultCase("gitlab: 403 on the listing", .projects, "forbidden", .failed("answered 403")),
        FaultCase("gitlab: 401 on the token", .token, "unauthorized", .blocked("rejected")),
        FaultCase("gitlab: 500 on the token", .token, "status(500)", .failed("answered 500")),
        FaultCase(
            "gitlab: 403 on the token", .token, "forbidden",
            .complete(without: .token, .forbidden, unverified: ["gitlab-token-scope-missing"])),
        FaultCase(
            "gitlab: 500 on the user", .user, "status(500)",
            .complete(without: .tokenUser, .unreachable, unverified: ["gitlab-token-user-is-administrator"])),
        FaultCase(
            "gitlab: 500 on the version", .version, "status(500)",
            .complete(without: .forgeVersion, .unreachable, unverified: [])),
        FaultCase(
            "gitlab: 403 on all hooks", .hooks, "forbidden",
            .complete(
                without: .projectHooks, .forbidden,
                unverified: ["rebuild-hook-missing", "rebuild-hook-disabled", "rebuild-hook-duplicated"])),
        FaultCase(
            "gitlab: 404 on all hooks", .hooks, "status(404)",
            .complete(without: .projectHooks, .notFound, unverified: ["rebuild-hook-missing"])),
        FaultCase(
            "gitlab: 500 on all hooks", .hooks, "status(500)",
            .complete(without: .projectHooks, .unreachable, unverified: ["rebuild-hook-missing"])),
    ]

    /// What only the App's own rules need: its integrations are imported as if nothing had been.
    private static let appDetails: [FaultCase] = [
        ("500", "status(500)", Unreadable.Cause.unreachable), ("403", "forbidden", .forbidden),
        ("404", "status(404)", .unsupported),
    ].flatMap { name, fault, cause in
        [
            FaultCase(
                "github: \(name) on the App's webhook", .appHook, fault,
                .complete(
                    without: .appHook, cause,
                    unverified: ["github-app-webhook-tls-verification-off", "github-app-webhook-secret-missing"])),
            FaultCase(
                "github: \(name) on the App's deliveries", .appDeliveries, fault,
                .complete(
                    without: .appDeliveries, cause, unverified: ["github-app-webhook-deliveries-failing"])),
            FaultCase(
                "github: \(name) on the requests for the App", .installationRequests, fault,
                .complete(
                    without: .installationRequests, cause, unverified: ["github-installation-request-pending"])),
        ]
    }
}
