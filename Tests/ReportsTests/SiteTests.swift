// The folder of pages: each result once, links that hold, pages that stay small.

import Foundation
import Inventory
import Snapshots
import TestSupport
import Testing

@testable import Reports

struct SiteTests {
    /// Two rules and one integration with so many results of each kind.
    private func fleet(fails: Int, unverified: Int, waived: Int, name: String = "acme") -> TestFleet {
        var fleet = TestFleet(rules: [TestFleet.rule("a-rule", .high), TestFleet.rule("b-rule", .low)])
        fleet.waive("W-1", "b-rule", "**", expires: "2027-01-01")
        fleet.add(name)
        for index in 0..<fails { fleet.fail("a-rule", name, "acme/fail-\(index)") }
        fleet.unverified("a-rule", name, (0..<unverified).map { "acme/unseen-\($0)" })
        for index in 0..<waived { fleet.fail("b-rule", name, "acme/waived-\(index)", waiver: "W-1") }
        return fleet
    }

    private func results(_ site: ParsedSite, _ page: String) -> Int {
        site.ids(of: page).filter { $0.hasPrefix("f-") }.count
    }

    @Test("The demo's pages hold every result that isn't a pass, once, and every link holds")
    func demo() async throws {
        let rendered = try await Scratch().render(
            DemoFleet.make(), formats: [.html, .htmlFile, .junit, .json, .csv, .markdown])
        let site = ParsedSite(rendered.directory)
        site.check()
        var anchors: [String] = []
        try rendered.snapshot.forEachFinding(FindingQuery()) { anchors.append(FindingView.anchor($0)) }
        #expect(site.findings.sorted() == anchors.sorted())
        let file = site.ids(of: "report.html")
        #expect(file.filter { $0.hasPrefix("f-") }.sorted() == anchors.sorted())
        let controls = site.ids(of: "index.html").filter { $0.hasPrefix("k-") }
        #expect(!controls.isEmpty && controls.allSatisfy { file.contains($0) })
        for (name, page) in site.pages where name != "report.html" {
            let size = try rendered.data(name).count
            #expect(size <= 300_000 && page.elements.count <= 8_000, "\(name)")
        }
    }

    @Test("Hostile names live on no page, nor in the explorer's data")
    func hostile() async throws {
        let rendered = try await Scratch().render(DemoFleet.make(), formats: [.html, .htmlFile])
        let site = ParsedSite(rendered.directory)
        for (name, page) in site.pages {
            let text = try rendered.text(name)
            #expect(!text.contains("<script>alert(1)"))
            #expect(!text.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{1B}" })
            let scripts = page.all("script").map { $0.attributes["src"] ?? $0.attributes["id"] ?? "inline" }
            switch name {
            case "explore.html": #expect(scripts == ["explore.js", "data"])
            case "report.html": #expect(scripts == ["inline"])
            default: #expect(scripts.map { $0.replacing("../", with: "") } == ["report.js"])
            }
        }
        let data = try Explored(rendered.directory)
        #expect(data.text.contains("\\\\u{202E}gnp.exe") && data.text.contains("<script>alert(1)</script>"))
        #expect(!data.text.unicodeScalars.contains("\u{202E}"))
    }

    @Test("250 results make a page, fails first, and pages lead to each other", arguments: [249, 250, 251, 900])
    func paging(fails: Int) async throws {
        let rendered = try await Scratch().render(fleet(fails: fails, unverified: 120, waived: 30), formats: [.html])
        let site = ParsedSite(rendered.directory)
        site.check()
        let pages = (fails + 150 + 249) / 250
        let names = (1...pages).map { $0 == 1 ? "i/acme.html" : "i/acme-\($0).html" }
        #expect(site.pages.keys.filter { $0.hasPrefix("i/") }.sorted() == names.sorted())
        for (index, name) in names.enumerated() {
            #expect(results(site, name) == (index == pages - 1 ? fails + 150 - 250 * index : 250))
            let links = site.pages[name]?.all("a").filter {
                $0.ancestors.last == "nav" && $0.attributes["href"]?.hasPrefix("#") == false
            }
            .map(\.text)
            let back = index > 0 ? ["First", "Previous"] : []
            let on = index < pages - 1 ? ["Next", "Last"] : []
            #expect(links == back + on + back + on)
            #expect(try rendered.data(name).count <= 1_000_000)
        }
        #expect(site.ids(of: names[0]).contains("findings"))
        #expect(site.ids(of: names[pages - 1]).contains("waived"))
        #expect(Set(site.findings).count == fails + 150)
    }

    @Test("A second page never takes the name of another integration's first")
    func clash() async throws {
        var fleet = fleet(fails: 300, unverified: 0, waived: 0)
        fleet.add("acme-2")
        fleet.fail("a-rule", "acme-2", "acme/other")
        let rendered = try await Scratch().render(fleet, formats: [.html])
        let site = ParsedSite(rendered.directory)
        site.check()
        #expect(
            Set(site.pages.keys.filter { $0.hasPrefix("i/") }) == ["i/acme.html", "i/acme.2.html", "i/acme-2.html"])
        #expect(results(site, "i/acme-2.html") == 1)
        #expect(results(site, "i/acme.2.html") == 50)
    }

    @Test("Pages of integrations that are no more are removed, and other people's files stay")
    func leftovers() async throws {
        let scratch = try Scratch()
        let target = scratch.url.appendingPathComponent("out")
        func write(_ fleet: TestFleet) async throws {
            let file = try await fleet.write(into: scratch.url.appendingPathComponent(UUID().uuidString))
            try ReportWriter(snapshot: try Snapshot.read(file), directory: target).write([.html])
        }
        try await write(fleet(fails: 600, unverified: 0, waived: 0))
        try Data("<html>mine</html>".utf8).write(to: target.appendingPathComponent("i/mine.html"))
        try await write(fleet(fails: 1, unverified: 0, waived: 0))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: target.appendingPathComponent("i").path).sorted()
                == ["acme.html", "mine.html"])
    }

    @Test("The footer names the machine reports of the same call with the digests of their bytes")
    func digests() async throws {
        let rendered = try await Scratch().render(DemoFleet.make(), formats: Set(ReportFormat.allCases))
        for page in ["index.html", "report.html"] {
            let footer =
                ParsedMarkup.html(rendered.directory.appendingPathComponent(page)).all("footer").first?.text ?? ""
            for name in ["junit.xml", "report.json", "results.jsonl", "results.csv", "summary.md", "report.sarif"] {
                let sum = Slugs.digest(of: try rendered.data(name))
                #expect(footer.contains(name) && footer.contains(sum), "\(name)")
            }
        }
    }

    @Test("Unverified, waived and excluded repositories are named")
    func named() async throws {
        var fleet = fleet(fails: 1, unverified: 3, waived: 2)
        fleet.add("other", repositories: 3, exclude: ["acme/repository-1"])
        let rendered = try await Scratch().render(fleet, formats: [.html])
        let page = try rendered.text("index.html")
        for name in ["acme/unseen-2", "acme/waived-1 (acme)", "acme/repository-1 (other)"] {
            #expect(page.contains(name), "\(name)")
        }
        #expect(try rendered.text("i/other.html").contains("acme/repository-1"))
    }

    @Test("The explorer's data are the results, and lead to the pages that hold them")
    func explorer() async throws {
        let rendered = try await Scratch().render(fleet(fails: 300, unverified: 20, waived: 5), formats: [.html])
        let site = ParsedSite(rendered.directory)
        let data = try Explored(rendered.directory)
        #expect(data.rows.count == 325)
        for row in data.rows { #expect(site.ids(of: row.page).contains(row.anchor), "\(row)") }
        #expect(
            Dictionary(grouping: data.rows, by: \.status).mapValues(\.count) == [
                "Failed": 300, "Not verified": 20, "Waived": 5,
            ])
    }

    @Test("An explorer that would be too large is left out, and the pages say so")
    func withoutExplorer() async throws {
        let scratch = try Scratch()
        let snapshot = try Snapshot.read(try await fleet(fails: 50, unverified: 0, waived: 0).write(into: scratch.url))
        let target = scratch.url.appendingPathComponent("out")
        let files = try ReportFiles(target)
        var notices: [String] = []
        try withoutActuallyEscaping({ (text: String) in notices.append(text) }) { notice in
            try HTMLFolder(
                contents: try ReportContents(snapshot), options: HTMLOptions(), files: files, notice: notice
            ).write(explorerLimit: 400)
        }
        _ = try files.publish()
        let site = ParsedSite(target)
        site.check()
        #expect(site.pages["explore.html"] == nil && notices.count == 1)
        #expect(site.pages["index.html"]?.all("footer").first?.text.contains("explore.html is left out") == true)
        #expect(site.pages["index.html"]?.all("body").first?.attributes["data-explorer"] == nil)
    }

    @Test("Hundreds of integrations are listed on a page of their own")
    func many() async throws {
        var fleet = TestFleet()
        for index in 0..<130 { fleet.add("integration-\(index)", repositories: 1, requests: 1) }
        let rendered = try await Scratch().render(fleet, formats: [.html])
        let site = ParsedSite(rendered.directory)
        site.check()
        let links = site.pages["integrations.html"]?.all("a").compactMap { $0.attributes["href"] } ?? []
        #expect(links.filter { $0.hasPrefix("i/") }.count == 130)
        #expect(site.pages["index.html"]?.all("a").contains { $0.attributes["href"] == "integrations.html" } == true)
    }
}
