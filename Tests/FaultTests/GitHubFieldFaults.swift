// Fields of GitHub's answers that have another type than documented, or are missing.
import Inventory

enum GitHubFieldFaults {
    static let cases: [FaultCase] = app + installation + appDetails + listing + others

    private static let app: [FaultCase] = [
        ("id", "string"), ("id", "big"), ("slug", "number"), ("permissions", "array"), ("permissions", "missing"),
        ("permissions.contents", "number"), ("events", "string"), ("$", "array"),
    ].map { field, type in
        FaultCase(
            "github: app.\(field) is \(type)", .app, "wrongType(\(field), \(type))",
            .complete(without: .app, .malformed, unverified: ["github-installation-permissions-not-accepted"]))
    }

    /// An installation whose row can't be read is asked for by itself; what else the row was can't be told.
    private static let installation: [FaultCase] =
        [
            ("[0].id", "string"), ("[0].account", "null"), ("[0].account.login", "number"), ("[0].account.id", "big"),
            ("[0].permissions", "string"), ("[0].permissions.metadata", "bool"), ("[0].events", "object"),
        ].map { field, type in
            FaultCase(
                "github: installations\(field) is \(type)", .appInstallations, "wrongType(\(field), \(type))",
                .complete(
                    without: .appInstallations, type == "big" ? .malformed : .incomplete,
                    unverified: ["github-installation-not-attached"]))
        } + [
            FaultCase(
                "github: installations[0].suspended_at is a number", .appInstallations,
                "wrongType([0].suspended_at, number)", .blocked("suspended")),
            FaultCase(
                "github: installations is an object", .appInstallations, "wrongType($, object)",
                .complete(
                    without: .appInstallations, .malformed, unverified: ["github-installation-not-attached"])),
        ]

    private static let appDetails: [FaultCase] =
        [
            ("url", "number"), ("$", "array"),
        ].map { field, type in
            FaultCase(
                "github: hook.\(field) is \(type)", .appHook, "wrongType(\(field), \(type))",
                .complete(
                    without: .appHook, .malformed,
                    unverified: ["github-app-webhook-tls-verification-off", "github-app-webhook-secret-missing"]))
        }
        + [
            ("insecure_ssl", "bool", "github-app-webhook-tls-verification-off"),
            ("insecure_ssl", "missing", "github-app-webhook-tls-verification-off"),
            ("secret", "number", "github-app-webhook-secret-missing"),
        ].map { field, type, rule in
            FaultCase(
                "github: hook.\(field) is \(type)", .appHook, "wrongType(\(field), \(type))",
                .complete(without: .appHook, .malformed, unverified: [rule]).with {
                    $0.gaps = []
                    $0.words = "complete; what rests on the field is unverified, status 3"
                })
        }
        + [
            ("[0].guid", "missing"), ("[0].status", "null"), ("[0].delivered_at", "number"), ("[0].id", "string"),
            ("$", "object"),
        ].map { field, type in
            FaultCase(
                "github: deliveries\(field) is \(type)", .appDeliveries, "wrongType(\(field), \(type))",
                .complete(
                    without: .appDeliveries, .malformed, unverified: ["github-app-webhook-deliveries-failing"]))
        }
        + [
            ("[0].account", "null"), ("[0].created_at", "number"),
        ].map { field, type in
            FaultCase(
                "github: installation-requests\(field) is \(type)", .installationRequests,
                "wrongType(\(field), \(type))",
                .complete(
                    without: .installationRequests, .incomplete,
                    unverified: ["github-installation-request-pending"]))
        }

    private static let listing: [FaultCase] =
        [
            ("repositories[*].id", "string"), ("repositories[*].id", "big"), ("repositories[*].full_name", "number"),
            ("repositories[*].full_name", "missing"), ("repositories", "object"), ("repositories", "missing"),
            ("$", "array"),
        ].map { field, type in
            FaultCase(
                "github: \(field) is \(type)", .repositories, "wrongType(\(field), \(type))",
                .failed("documented form").with { promise in
                    guard field.contains("[*]"), type != "big" else {
                        if type == "big" { promise = .failed("isn't JSON") }
                        return
                    }
                    promise.state = .incomplete
                    promise.words = "incomplete, status 3; rows that can't be read are counted"
                })
        } + [
            FaultCase(
                "github: one row without id", .repositories, "wrongType(repositories[3].id, null); page=2",
                .incomplete("documented form")),
            FaultCase(
                "github: total_count is text", .repositories, "wrongType(total_count, string)",
                .incomplete("announced no number").with { $0.repositories = .same }),
            FaultCase(
                "github: total_count is missing", .repositories, "wrongType(total_count, missing)",
                .incomplete("announced no number").with { $0.repositories = .same }),
        ]

    private static let others: [FaultCase] =
        [
            ("role", "number"), ("state", "missing"), ("$", "array"),
        ].map { field, type in
            FaultCase(
                "github: membership.\(field) is \(type)", .membership, "wrongType(\(field), \(type))",
                .complete(
                    without: .organizationMembership, .malformed,
                    unverified: ["github-installation-installer-not-owner"]))
        } + [
            FaultCase("github: the minted token is a number", .mint, "wrongType(token, number)", .failed("no token")),
            FaultCase("github: the expiry is a number", .mint, "wrongType(expires_at, number)", .failed("expiry")),
            FaultCase(
                "github: archived is text", .repositories, "wrongType(repositories[*].archived, string)",
                .complete(without: .installationRepositories, .malformed, unverified: ["repository-not-buildable"])
                    .with {
                        $0.gaps = []; $0.repositories = .same
                    }),
        ]
}
