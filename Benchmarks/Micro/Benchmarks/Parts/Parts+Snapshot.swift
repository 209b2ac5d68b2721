// A snapshot from the first row to its digests.

import Benchmark
import Foundation
import Inventory
import Snapshots

func measureSnapshot() {
    Benchmark("Snapshot writer: 20,000 repositories and an audit of 1,000 findings") { benchmark in
        let folder = scratchFolder("snapshot")
        defer { try? FileManager.default.removeItem(at: folder) }
        let fleet = sampleFleet(repositories: 20_000, findings: 1_000)
        benchmark.startMeasurement()
        _ = try await fleet.write(into: folder)
        benchmark.stopMeasurement()
    }
}

/// Ten integrations with six rules.
func sampleFleet(repositories: Int, findings: Int) -> TestFleet {
    let rules = (1...6).map { TestFleet.rule("rule-\($0)", .high) }
    var fleet = TestFleet(rules: rules)
    for index in 0..<10 {
        fleet.add("integration-\(index)", repositories: repositories / 10)
        for rule in rules { fleet.pass(rule.id, "integration-\(index)", repositories / 10) }
    }
    for index in 0..<findings {
        fleet.fail(
            rules[index % rules.count].id, "integration-\(index % 10)", "acme/repository-\(index)",
            forgeID: Int64(index), url: "https://gitlab.example.com/acme/repository-\(index)")
    }
    return fleet
}
