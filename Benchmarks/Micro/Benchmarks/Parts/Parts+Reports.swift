// Whole reports of one snapshot.

import Benchmark
import Foundation
import Reports
import Snapshots

func measureReports() {
    for (format, name) in [(ReportFormat.html, "HTML"), (.junit, "JUnit")] {
        Benchmark("\(name) report: 10,000 repositories, 4,000 findings") { benchmark in
            let folder = scratchFolder("report")
            defer { try? FileManager.default.removeItem(at: folder) }
            let file = try await sampleFleet(repositories: 10_000, findings: 4_000).write(into: folder)
            let snapshot = try Snapshot.read(file)
            benchmark.startMeasurement()
            try ReportWriter(snapshot: snapshot, directory: folder.appendingPathComponent("out")).write([format])
            benchmark.stopMeasurement()
            try snapshot.close()
        }
    }
}
