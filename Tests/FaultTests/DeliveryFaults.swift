// Answers that don't come, or come in part, for good. The timeout of one second ends the wait.
import Inventory

enum DeliveryFaults {
    static let cases: [FaultCase] = [
        FaultCase("github: page 2 never comes", .repositories, "stall; page=2", .incomplete("no complete answer"))
            .hasty,
        FaultCase("github: half of page 2 comes", .repositories, "stallBody; page=2", .incomplete("no complete answer"))
            .hasty,
        FaultCase(
            "github: the App never answers", .app, "stall",
            .complete(without: .app, .unreachable, unverified: ["github-installation-permissions-not-accepted"])
        ).hasty,
        FaultCase("github: cut in mid body for good", .repositories, "closeMidBody", .failed("broke off")),
        FaultCase("github: half of every body", .repositories, "truncatedBody", .failed("isn't JSON")),
        FaultCase("github: no answer for good", .repositories, "closeBeforeAnswer; page=3", .incomplete("(")),
        FaultCase("github: slow answers", .gitHub, "slow(50)", .recovers(0)),
        FaultCase("gitlab: page 2 never comes", .allProjects, "stall; page=2", .incomplete("no complete answer")).hasty,
        FaultCase("gitlab: half of page 2 comes", .allProjects, "stallBody; page=2", .incomplete("no complete answer"))
            .hasty,
        FaultCase(
            "gitlab: the user never comes", .user, "stall",
            .complete(without: .tokenUser, .unreachable, unverified: ["gitlab-token-user-is-administrator"])
        ).hasty,
        FaultCase("gitlab: cut in mid body for good", .projects, "closeMidBody", .failed("broke off")),
        FaultCase("gitlab: half of every body", .projects, "truncatedBody", .failed("isn't JSON")),
        FaultCase("gitlab: no answer for good", .token, "closeBeforeAnswer", .failed("")),
        FaultCase("gitlab: slow answers", .gitLab, "slow(20)", .recovers(0)),
    ]
}

extension FaultCase {
    /// With a timeout that ends within the test's patience.
    fileprivate var hasty: FaultCase {
        with {
            $0.timeout = 2; $0.waitBudget = 0
        }
    }
}
