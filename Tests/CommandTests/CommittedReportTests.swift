// The reports that the repository shows are those that the demo writes.
import Foundation
import Testing

@Suite("The committed reports", .timeLimit(.minutes(15)))
struct CommittedReportTests {
    @Test(
        "reports/ holds byte for byte what a run of the demo writes",
        arguments: [
            "index.html", "report.css", "junit.xml",
        ])
    func committed(name: String) async throws {
        let file = Scratch.project.appending(path: "reports/\(name)")
        let written = try #require(try await Demo.first.reports[name])
        let committed = try? Data(contentsOf: file)
        // Not compared within the macro: a failure would print both files.
        let same = committed == written
        #expect(same, "reports/\(name) \(committed == nil ? "is missing" : "is out of date"): run make demo")
    }

    @Test("two runs with other secrets on another port write the same bytes, and no file more")
    func reproducible() async throws {
        let (first, second) = (try await Demo.first, try await Demo.second)
        #expect(first.port != second.port)
        #expect(first.reports.keys.sorted() == ["index.html", "junit.xml", "report.css"])
        #expect(second.reports.keys.sorted() == first.reports.keys.sorted())
        for (name, data) in first.reports {
            let same = data == second.reports[name]
            #expect(same, "\(name) differs between two runs")
        }
    }
}
