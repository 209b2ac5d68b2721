// Every fault, driven through the built program.
import FixtureForge
import Foundation
import Inventory
import Snapshots
import TestSupport
import Testing

@Suite("Faults", .timeLimit(.minutes(15)))
struct FaultTests {
    @Test("undisturbed, everything is complete and clean")
    func undisturbed() async throws {
        let trial = try await Trial.undisturbed.value
        #expect(trial.run.status == 0, "\(trial.run.text)")
        #expect(trial.leaks == [])
        #expect(Set(trial.outcome.states.values) == [.complete])
        #expect(trial.outcome.gaps.filter { $0.integration == "gitlab" }.map(\.fact) == [.projectHooks])
        #expect(
            trial.outcome.repositories.mapValues { $0.count } == [
                "github": FaultFleet.repositories, "github-bystander": 2,
                "gitlab": FaultFleet.projects, "gitlab-bystander": 3,
            ])
    }

    @Test("names of cases are unique")
    func names() {
        #expect(Set(FaultCase.all.map(\.name)).count == FaultCase.all.count)
    }

    @Test("the fault has the promised ending, and touches nothing else", arguments: Sample.of(FaultCase.all))
    func ending(fault: FaultCase) async throws {
        let calm = try await Trial.undisturbed.value
        let trial = try await Trial.make(
            faults: [fault.specification] + fault.beside, timeout: fault.timeout, waitBudget: fault.waitBudget,
            connections: fault.connections,
            direct: fault.direct)
        #expect(trial.requests.contains { $0.fault != nil }, "the fault never fired: \(fault.specification)")
        #expect(trial.run.exited && trial.run.status == fault.promise.status, "\(trial.run.text)")
        compareStruck(fault, trial, calm)
        compareVerdicts(fault, trial.outcome, calm.outcome)
        compareBystanders(fault, trial.outcome, calm.outcome)
        #expect(trial.elsewhere.isEmpty, "another origin was asked")
        #expect(trial.leaks == [])
    }

    private func compareStruck(_ fault: FaultCase, _ trial: Trial, _ calm: Trial) {
        let (promise, name) = (fault.promise, fault.place.integration)
        let outcome = trial.outcome
        #expect(outcome.states[name] == promise.state, "\(outcome.doubts[name] ?? "")")
        let doubt = outcome.doubts[name] ?? ""
        #expect(promise.doubt.isEmpty || doubt.contains(promise.doubt), "doubt: \(doubt)")
        #expect((promise.state == .complete) == (outcome.doubts[name] == nil))
        let (mine, whole) = (outcome.repositories[name] ?? [], calm.outcome.repositories[name] ?? [])
        switch promise.repositories {
        case .same: #expect(mine == whole, "\(mine.count) repositories")
        case .none: #expect(mine.isEmpty)
        case .some: #expect(!mine.isEmpty && mine.isSubset(of: whole), "\(mine.count) repositories")
        case .oneLess: #expect(mine.isSubset(of: whole) && mine.count == whole.count - 1, "\(mine.count) repositories")
        case .moved(let offset):
            let moved = whole.map { Outcome.Listed(path: $0.path, id: $0.id + offset, stale: $0.stale) }
            #expect(mine == Set(moved))
        }
        let gaps = outcome.gaps(of: name)
        for gap in promise.gaps {
            #expect(gaps.contains { $0.fact == gap.fact && $0.cause == gap.cause }, "no such gap: \(gap); \(gaps)")
        }
        if let extra = promise.extra {
            let (now, before) = (requests(fault, trial), requests(fault, calm))
            #expect(now - before <= extra, "\(now - before) requests more")
        }
    }

    private func requests(_ fault: FaultCase, _ trial: Trial) -> Int {
        let own =
            fault.place.integration == "github" ? ["installation 1", "app hub", "unknown", "none"] : ["token robot"]
        return trial.requests.count { own.contains($0.credential) }
    }

    /// Nothing passes that wouldn't pass undisturbed, and nothing passes that rests on what couldn't be read.
    private func compareVerdicts(_ fault: FaultCase, _ outcome: Outcome, _ calm: Outcome) {
        let (name, homes) = (fault.place.integration, fault.place.homes)
        for home in homes {
            for (cell, subjects) in outcome.verdicts[home] ?? [:] where cell.outcome == .pass {
                #expect(subjects <= calm.count(home, cell.rule, .pass), "\(cell.rule) passes more often")
            }
        }
        for rule in fault.promise.unverified {
            #expect(homes.allSatisfy { outcome.count($0, rule, .pass) == 0 }, "\(rule) passes")
            #expect(homes.contains { outcome.count($0, rule, .unverified) > 0 }, "\(rule) isn't unverified")
        }
        if fault.promise.status == 0, fault.promise.repositories == .same {
            for home in homes { #expect(outcome.verdicts[home] == calm.verdicts[home]) }
        }
        if fault.promise.status == 3, fault.promise.state == .complete {
            let seen = homes.flatMap { outcome.verdicts[$0] ?? [:] }
            #expect(seen.contains { $0.key.outcome == .unverified })
        }
        #expect((outcome.count(name, "import-incomplete", .pass) == 1) == (fault.promise.state == .complete))
        if fault.promise.state != .complete {
            #expect(
                outcome.count(name, "repository-expected-but-missing", .pass) == 0 || expectationSeen(name, outcome))
            #expect(outcome.count(name, "repository-expected-but-missing", .fail) == 0, "missing, it says, but unseen")
        }
    }

    /// What was listed is there, however the rest of the list went.
    private func expectationSeen(_ name: String, _ outcome: Outcome) -> Bool {
        let expected = name == "github" ? "acme/r\(FaultFleet.repositories)" : "shop/bare"
        return outcome.paths(name).contains(expected)
    }

    private func compareBystanders(_ fault: FaultCase, _ outcome: Outcome, _ calm: Outcome) {
        for name in calm.states.keys where name != fault.place.integration {
            #expect(outcome.states[name] == .complete, "\(name): \(outcome.doubts[name] ?? "")")
            #expect(outcome.paths(name) == calm.paths(name), "\(name)")
            #expect(outcome.verdicts[name] == calm.verdicts[name], "\(name)")
        }
        for home in ["app/hub", "app/side"] where !fault.place.homes.contains(home) && fault.place != .wholeGitHub {
            #expect(outcome.verdicts[home] == calm.verdicts[home], "\(home)")
        }
    }
}
