// The reports that the repository shows are those that the demo writes.
import Foundation
import Snapshots
import Testing

@Suite("The committed reports", .timeLimit(.minutes(15)))
struct CommittedReportTests {
    /// The files in the reports' folder itself; `junit/` and `i/` hold one for each integration and App besides.
    private static let files = [
        "explore.html", "explore.js", "index.html", "junit.xml", "report.css", "report.html", "report.js",
        "report.json", "report.sarif", "report.schema.json", "results.csv", "results.jsonl", "summary.md",
    ]

    @Test("reports/ holds byte for byte what a run of the demo writes, and nothing else")
    func committed() async throws {
        let folder = Scratch.project.appending(path: "reports")
        let written = try await Demo.first.reports
        let committed = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.contains(".") }
        #expect(committed.sorted() == written.keys.sorted(), "run make demo")
        for (name, data) in written {
            // Not compared within the macro: a failure would print both files.
            let same = FileManager.default.contents(atPath: folder.appending(path: name).path) == data
            #expect(same, "reports/\(name) is out of date: run make demo")
        }
    }

    @Test("two runs with other secrets on another port write the same bytes, and no file more")
    func reproducible() async throws {
        let (first, second) = (try await Demo.first, try await Demo.second)
        #expect(first.port != second.port)
        #expect(first.reports.keys.filter { !$0.contains("/") }.sorted() == Self.files)
        let shards = first.verdicts.integrations.map { "junit/TEST-\($0.name).xml" }
        let apps = ["app-hub", "app-hub-legacy"].map { "junit/TEST-\($0).xml" }
        #expect(first.reports.keys.filter { $0.hasPrefix("junit/") }.sorted() == (shards + apps).sorted())
        let pages =
            first.verdicts.integrations.map { "i/\($0.name).html" } + ["i/app-hub.html", "i/app-hub-legacy.html"]
        #expect(first.reports.keys.filter { $0.hasPrefix("i/") }.sorted() == pages.sorted())
        #expect(second.reports.keys.sorted() == first.reports.keys.sorted())
        for (name, data) in first.reports {
            let same = data == second.reports[name]
            #expect(same, "\(name) differs between two runs")
        }
    }
}
