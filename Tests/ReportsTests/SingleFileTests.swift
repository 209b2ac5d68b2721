// report.html: everything in one file, up to its limit.

import Crypto
import Foundation
import Inventory
import Snapshots
import TestSupport
import Testing

@testable import Reports

struct SingleFileTests {
    private func fleet(_ results: Int) -> TestFleet {
        var fleet = TestFleet()
        fleet.add("acme")
        for index in 0..<(results - 10) { fleet.fail("rule-one", "acme", "acme/fail-\(index)") }
        fleet.unverified("rule-one", "acme", (0..<10).map { "acme/unseen-\($0)" })
        return fleet
    }

    private func shown(_ rendered: Rendered) -> Int {
        ParsedSite(rendered.directory).ids(of: "report.html").filter { $0.hasPrefix("f-") }.count
    }

    @Test("The file needs no other, and its policy allows its own style and script alone")
    func policy() async throws {
        let rendered = try await Scratch().render(DemoFleet.make(), formats: [.htmlFile])
        #expect(rendered.files.map(\.lastPathComponent) == ["report.html"])
        let site = ParsedSite(rendered.directory)
        site.check()
        let page = try #require(site.pages["report.html"])
        let policy = page.all("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" }?.attributes[
            "content"]
        let text = try rendered.text("report.html")
        for (name, directive) in [("style", "style-src"), ("script", "script-src")] {
            let start = try #require(text.range(of: "<\(name)>"))
            let end = try #require(text.range(of: "</\(name)>"))
            let digest = Data(SHA256.hash(data: Data(text[start.upperBound..<end.lowerBound].utf8)))
                .base64EncodedString()
            #expect(policy?.contains("\(directive) 'sha256-\(digest)'") == true)
        }
        #expect(page.all("link").isEmpty && page.all("img").isEmpty)
        #expect(page.all("script").allSatisfy { $0.attributes["src"] == nil })
    }

    @Test("A thousand results are shown one by one")
    func full() async throws {
        let rendered = try await Scratch().render(fleet(1_000), formats: [.htmlFile])
        #expect(shown(rendered) == 1_000 && rendered.notices.isEmpty)
    }

    @Test("Beyond that the file is refused, the other reports are written, and the error says what to do")
    func refused() async throws {
        let scratch = try Scratch()
        let snapshot = try Snapshot.read(try await fleet(1_001).write(into: scratch.url))
        let target = scratch.url.appendingPathComponent("out")
        // An earlier night's page would be read as tonight's.
        let before = try Scratch()
        let earlier = try Snapshot.read(try await fleet(20).write(into: before.url))
        try ReportWriter(snapshot: earlier, directory: target).write([.htmlFile])
        #expect(try FileManager.default.contentsOfDirectory(atPath: target.path) == ["report.html"])
        let error = #expect(throws: ReportsError.self) {
            try ReportWriter(snapshot: snapshot, directory: target).write([.htmlFile, .csv])
        }
        #expect(error?.code == .tooLarge)
        #expect(error?.message.contains("--html-truncate") == true && error?.message.contains("1,001") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: target.path) == ["results.csv"])
    }

    @Test("Cut off, it announces it")
    func truncated() async throws {
        let rendered = try await Scratch().render(
            fleet(1_500), options: ReportOptions(html: HTMLOptions(truncates: true)), formats: [.htmlFile, .csv])
        #expect(shown(rendered) == 1_000)
        #expect(rendered.notices.contains { $0.contains("1,000 of 1,500 results") })
        let text = try rendered.text("report.html")
        #expect(
            text.contains("At most 1,000 of 1,490 open findings") && text.contains("0 of 10 results are listed here"))
    }
}
