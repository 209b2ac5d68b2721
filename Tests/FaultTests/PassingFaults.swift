// Trouble that ends while the auditor waits for it.

enum PassingFaults {
    static let cases: [FaultCase] = [
        FaultCase("github: 500 twice in mid listing", .repositories, "status(500); page=2; times=2", .recovers(2)),
        FaultCase("github: 502 as HTML once", .repositories, "status(502); page=2; times=1", .recovers(1)),
        FaultCase("github: 503 to the first request", .app, "status(503); times=1", .recovers(1)),
        FaultCase("github: 504 while minting", .mint, "status(504); times=1", .recovers(1)),
        FaultCase("github: connection cut in mid body once", .repositories, "closeMidBody; times=1", .recovers(1)),
        FaultCase(
            "github: no answer twice", .repositories, "closeBeforeAnswer; page=3; times=2", .recovers(4)),
        FaultCase("github: half a body once", .repositories, "truncatedBody; times=1", .recovers(1)),
        FaultCase("github: broken JSON once", .repositories, "invalidJSON; times=1", .recovers(1)),
        FaultCase("github: 401 right after a token was minted", .gitHub, "unauthorized(afterMint=1)", .recovers(3)),
        FaultCase(
            "github: secondary limit in mid listing", .repositories,
            "secondaryLimit(retryAfter=1); page=2; times=1", .recovers(1)),
        FaultCase(
            "github: primary limit in mid listing", .repositories,
            "primaryLimit(429, reset=1); page=2; times=1", .recovers(1)),
        FaultCase(
            "github: a repository goes during the listing", .repositories, "drift(removed)",
            .recovers(8).with {
                $0.repositories = .oneLess; $0.words = "complete after a second reading, without it"
            }),
        FaultCase(
            "github: a repository comes during the listing", .repositories, "drift(added)",
            .recovers(8).with {
                $0.words = "complete after a second reading, with it"
            }),
        FaultCase("gitlab: 500 twice in mid listing", .allProjects, "status(500); page=2; times=2", .recovers(2)),
        FaultCase("gitlab: 502 as HTML once", .projects, "status(502); times=1", .recovers(1)),
        FaultCase("gitlab: 503 to the first request", .token, "status(503); times=1", .recovers(1)),
        FaultCase("gitlab: connection cut in mid body once", .projects, "closeMidBody; times=1", .recovers(1)),
        FaultCase("gitlab: no answer twice", .hooks, "closeBeforeAnswer; from=5; times=2", .recovers(4)),
        FaultCase("gitlab: half a body once", .hooks, "truncatedBody; times=1", .recovers(1)),
        FaultCase("gitlab: broken JSON once", .user, "invalidJSON; times=1", .recovers(1)),
        FaultCase(
            "gitlab: limit in mid listing", .projects, "gitlabLimit(retryAfter=1); page=2; times=1", .recovers(1)),
        FaultCase("gitlab: limit among the hooks", .hooks, "gitlabLimit(retryAfter=1); from=20; times=1", .recovers(1)),
        FaultCase(
            "gitlab: a project goes during the listing", .projects, "drift(removed)",
            .recovers(12).with {
                $0.repositories = .oneLess; $0.words = "complete after a second reading, without it"
            }),
        FaultCase(
            "gitlab: a project comes during the listing", .projects, "drift(added, at=last)",
            .recovers(14).with {
                $0.words = "complete after a second reading, with it"
            }),
    ]
}
