// What is odd about the forge itself: its clock, its ids, its version.
import Inventory

enum ForgeFaults {
    private static let ignoring = "kind=ignoreMinAccessLevel; forge=gitlab; credential=token robot"

    static let cases: [FaultCase] =
        [600, -600].map { seconds in
            FaultCase(
                "github: a clock \(seconds) s off", .wholeGitHub, "skew(\(seconds))",
                .recovers(6).with { $0.words = "complete; the App's proof is signed anew by the forge's clock" })
        } + [
            FaultCase("gitlab: a clock 600 s off", .wholeGitLab, "skew(600)", .recovers(0)),
            FaultCase("github: no dates", .wholeGitHub, "noDate", .recovers(0)),
            FaultCase("gitlab: no dates", .wholeGitLab, "noDate", .recovers(0)),
            FaultCase(
                "github: ids beyond 32 bits", .wholeGitHub, "bigIDs",
                .recovers(0).with { $0.repositories = .moved(5_000_000_000) }),
            FaultCase(
                "gitlab: ids beyond 32 bits", .wholeGitLab, "bigIDs",
                .recovers(0).with { $0.repositories = .moved(5_000_000_000) }),
            FaultCase(
                "gitlab: min_access_level is ignored", .gitLab, "ignoreMinAccessLevel",
                .accessUnknown(.unsupported, "min_access_level")),
            FaultCase(
                "gitlab: min_access_level is ignored and the narrower list breaks off", .maintainedProjects,
                "status(500); page=2", .accessUnknown(.unsupported, "min_access_level")
            ).with { $0.beside = [ignoring] },
            FaultCase(
                "gitlab: min_access_level is ignored and the wider list breaks off", .allProjects,
                "status(500); page=2",
                .incomplete(
                    "answered 500", gaps: [.init(fact: .maintainerProjects, cause: .unsupported)],
                    unverified: ["repository-maintainer-access-missing"])
            ).with { $0.beside = [ignoring] },
            FaultCase(
                "gitlab: min_access_level is ignored and the question whether it is fails", .projects,
                "status(500); query=min_access_level=1", .accessUnknown(.unreachable, "min_access_level")
            ).with { $0.beside = [ignoring] },
            FaultCase(
                "gitlab: version 11.1", .gitLab, "oldVersion(11.1.0)", .accessUnknown(.unsupported, "min_access_level")),
            FaultCase(
                "gitlab: version 15.4", .gitLab, "oldVersion(15.4.0)",
                .complete(without: .token, .unsupported, unverified: ["gitlab-token-scope-missing"])),
            FaultCase(
                "github: tokens that die early", .mint, "earlyExpiry(requests=2); times=1",
                .recovers(12).with { $0.words = "complete; a new token is minted" }),
            FaultCase(
                "github: tokens that say they die early", .mint, "earlyExpiry(seconds=30, expiresAt=told)",
                .recovers(12).with { $0.words = "complete; a new token is minted" }),
        ]
}
