// What an earlier run knew, when a later one fails.
import Inventory
import Snapshots
import TestSupport
import Testing

@Suite("Carried over", .timeLimit(.minutes(15)))
struct CarryOverTests {
    @Test(
        "repositories of an earlier run are in the next snapshot as stale, and nothing is said of them but that",
        arguments: [
            ("github", "kind=status(500); \(Place.repositories.conditions)", "repository-not-buildable"),
            ("github", "kind=status(500); page=3; \(Place.repositories.conditions)", ""),
            ("gitlab", "kind=status(500); \(Place.projects.conditions)", "repository-maintainer-access-missing"),
            ("gitlab", "kind=stall; \(Place.allProjects.conditions); page=2", ""),
            ("gitlab", "kind=gitlabLimit(retryAfter=3600); \(Place.token.conditions)", "rebuild-hook-missing"),
        ])
    func stale(name: String, fault: String, rule: String) async throws {
        let calm = try await Trial.undisturbed.value.outcome
        let trial = try await Trial.make(faults: [fault], timeout: 2, waitBudget: 1, after: [])
        let outcome = trial.outcome
        #expect(trial.run.status == 3)
        #expect(outcome.states[name] != .complete)
        #expect(outcome.paths(name) == calm.paths(name), "something was lost: \(outcome.paths(name).count)")
        let stale = (outcome.repositories[name] ?? []).filter { $0.stale != nil }
        #expect(!stale.isEmpty)
        #expect(Set(stale.map(\.stale)) == ["2026-11-21T02:00:00Z"])
        for other in calm.states.keys where other != name {
            #expect(outcome.repositories[other] == calm.repositories[other], "\(other)")
        }
        guard !rule.isEmpty else { return }
        #expect(stale.count == calm.paths(name).count)
        #expect(outcome.count(name, rule, .pass) == 0)
        #expect(outcome.count(name, rule, .unverified) > 0)
        let reasons = outcome.reasons[rule] ?? []
        #expect(reasons.contains { $0.hasPrefix("Stale since") }, "\(reasons)")
    }
}
