// The JUnit writer beside a bare loop around libxml2's.

import BareLoop
import Benchmark
import Foundation
import Snapshots

@testable import Reports

private let classname = "audit.integration-1.rule-1"
private let lines = ["observed: off", "expected: on", "https://gitlab.example.com/acme/repository"]

func measureJUnit() {
    for (cases, failing, what) in [
        (2_000_000, 0, "2,000,000 cases that pass"), (2_000_000, 50, "2,000,000 cases of which each fiftieth fails"),
        (200_000, 0, "200,000 cases that pass"), (20_000, 0, "20,000 cases that pass"),
    ] {
        Benchmark("JUnit writer: \(what)") { benchmark in
            let folder = scratchFolder("junit")
            defer { try? FileManager.default.removeItem(at: folder) }
            let file = try await sampleFleet(repositories: 10, findings: 1).write(into: folder)
            let snapshot = try Snapshot.read(file)
            let report = try JUnitReport(contents: ReportContents(snapshot), options: JUnitOptions()) { _ in }
            let markup = try MarkupWriter(.xml, creating: folder.appendingPathComponent("junit.xml"))
            benchmark.startMeasurement()
            markup.element("testsuites") {
                for number in 0..<cases { report.write(sampleCase(number, failing), markup) }
            }
            try markup.finish()
            benchmark.stopMeasurement()
            try snapshot.close()
        }
        Benchmark("xmlTextWriter in a bare loop of C: \(what)") { benchmark in
            let file = scratchFolder("bare")
            defer { try? FileManager.default.removeItem(at: file) }
            let text = (["It is wrong."] + lines).joined(separator: "\n")
            benchmark.startMeasurement()
            let result = bare_loop_junit(file.path, cases, failing, classname, text)
            benchmark.stopMeasurement()
            if result != 0 { benchmark.error("libxml2 refused something") }
        }
    }
}

private func sampleCase(_ number: Int, _ failing: Int) -> JUnitCase {
    let fails = failing > 0 && number.isMultiple(of: failing)
    return JUnitCase(
        classname: classname, name: "acme/repository-\(number)",
        result: fails ? .failure(type: "high", JUnitText("It is wrong.", lines)) : .pass)
}
