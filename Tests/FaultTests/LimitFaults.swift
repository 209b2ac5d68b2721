// Limits that last longer than the run may wait.
import Inventory

enum LimitFaults {
    static let cases: [FaultCase] = [
        FaultCase(
            "github: primary limit beyond the budget", .repositories, "primaryLimit(403, reset=3600); page=2",
            .incomplete("limit")),
        FaultCase(
            "github: secondary limit beyond the budget", .repositories, "secondaryLimit(429, retryAfter=3600)",
            .failed("limit")),
        FaultCase("github: a limit that names no end", .repositories, "secondaryLimit(403)", .failed("limit")),
        FaultCase(
            "github: a limit on the App beyond the budget", .app, "primaryLimit(429, reset=3600)",
            .failed("limit", gaps: [.init(fact: .app, cause: .rateLimited)])),
        FaultCase(
            "github: a bucket of two requests", .gitHub, "rateLimitAfter(2, window=3600)", .incomplete("limit")),
        FaultCase(
            "gitlab: limit beyond the budget", .token, "gitlabLimit(retryAfter=3600)",
            .failed(
                "answered 429", gaps: [.init(fact: .token, cause: .rateLimited)],
                unverified: ["gitlab-token-scope-missing", "gitlab-token-user-is-administrator"])),
        FaultCase(
            "gitlab: a limit that names no end", .token, "gitlabLimit",
            .failed("answered 429", gaps: [.init(fact: .token, cause: .rateLimited)])),
        FaultCase(
            "gitlab: limit on page 2 beyond the budget", .allProjects, "gitlabLimit(resetTime=3600); page=2",
            .incomplete("429")),
        FaultCase(
            "gitlab: limit on the maintained projects beyond the budget", .maintainedProjects,
            "gitlabLimit(retryAfter=3600); page=2",
            .incomplete(
                "", gaps: [.init(fact: .maintainerProjects, cause: .rateLimited)],
                unverified: ["repository-maintainer-access-missing"])),
        FaultCase(
            "gitlab: a bucket of 20 requests", .gitLab, "rateLimitAfter(20, window=3600)",
            .complete(without: .projectHooks, .rateLimited, unverified: []).with { $0.status = 3 }),
    ]
}
