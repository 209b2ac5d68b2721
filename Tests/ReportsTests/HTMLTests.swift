// index.html: read back, counted and measured.

import Foundation
import Inventory
import Snapshots
import TestSupport
import Testing

@testable import Reports

struct HTMLTests {
    /// Renders, and checks what holds for every page.
    private func render(_ fleet: TestFleet) async throws -> (page: ParsedMarkup, text: String, rendered: Rendered) {
        let rendered = try await Scratch().render(fleet, formats: [.html, .csv])
        let text = try rendered.text("index.html")
        let page = ParsedMarkup.html(rendered.directory.appendingPathComponent("index.html"))
        ParsedSite(rendered.directory).check()
        #expect(text.hasPrefix("<!DOCTYPE html>"))
        #expect(text.utf8.count <= 300_000)
        #expect(page.elements.count <= 5_000)
        return (page, text, rendered)
    }

    private func words(_ page: ParsedMarkup, _ id: String) -> String {
        page.elements.first { $0.attributes["id"] == id }.map { VisibleText.line($0.text) } ?? ""
    }

    @Test("The demo's verdict line agrees with the outcome")
    func demo() async throws {
        let (page, text, rendered) = try await render(DemoFleet.make())
        let outcome = try rendered.snapshot.outcome()
        #expect(words(page, "verdict-title") == "Verdict: Not met")
        let figures = page.all("span").filter { $0.attributes["class"] == "figure" }.map(\.text)
        let counts = [outcome.fails, outcome.unverified, outcome.waived, outcome.passes, outcome.notApplicable]
        #expect(figures == counts.map(Wording.number))
        #expect(
            words(page, "verdict").contains("\(outcome.gatingFails) open findings at or above the threshold medium"))
        #expect(
            text.contains(
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none'; "
                    + "form-action 'none'"))
        #expect(page.all("h2").contains { $0.text.contains("Sign-off") })
    }

    @Test("Hostile names are shown and never live")
    func hostile() async throws {
        let (page, text, _) = try await render(DemoFleet.make())
        #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(text.contains("\\u{202E}gnp.exe"))
        #expect(text.contains("\\u{1B}[31mred"))
        #expect(!text.unicodeScalars.contains("\u{202E}") && !text.unicodeScalars.contains("\u{1B}"))
        let links = page.all("a").compactMap { $0.attributes["href"] }
        #expect(
            links.allSatisfy {
                $0.hasPrefix("#") || $0.hasPrefix("https://") || $0.hasSuffix(".html") || $0 == "results.csv"
            })
    }

    @Test("Every integration, rule, waiver and shown finding has a stable anchor")
    func anchors() async throws {
        var fleet = TestFleet(rules: [TestFleet.rule("a-rule", .high), TestFleet.rule("b-rule", .low)])
        fleet.waive("W 1", "a-rule", "**", expires: "2027-01-01")
        fleet.add("one.two")
        fleet.fail("a-rule", "one.two", "acme/x")
        let (page, _, _) = try await render(fleet)
        let ids = Set(page.elements.compactMap { $0.attributes["id"] })
        #expect(ids.isSuperset(of: ["i-one-two", "c-a-rule", "c-b-rule", "w-W-1"]))
        #expect(ids.contains { $0.hasPrefix("f-0000") })
    }

    @Test("The page stays small, and says what it leaves out", arguments: [1, 250, 20_000])
    func sizes(findings: Int) async throws {
        var fleet = TestFleet(rules: DemoRules.all)
        for index in 0..<9 { fleet.add("integration-\(index)") }
        let rules = DemoRules.all.filter(\.enabled).map(\.id)
        for index in 0..<findings {
            fleet.fail(
                rules[index % rules.count], "integration-\(index % 9)", "acme/repository-\(index)",
                observed: String(repeating: "observed ", count: 30))
        }
        let (page, text, _) = try await render(fleet)
        let shown = page.all("li").filter { $0.attributes["class"] == "finding" }.count
        #expect(shown == min(findings, shown) && shown <= 100 && shown >= min(findings, 40))
        #expect(words(page, "verdict").contains(Wording.number(findings)))
        #expect(text.contains("See results.csv or finding_view in the snapshot") == (findings > shown))
        if findings > shown {
            let rest = page.all("p").filter { $0.attributes["class"] == "truncated" && $0.ancestors.last == "article" }
            let hidden = rest.compactMap { Int($0.text.prefix { $0 != " " }.filter { $0 != "," }) }.reduce(0, +)
            #expect(hidden == findings - shown)
        }
    }

    @Test("A fleet without integrations is not determined, and the page says why")
    func empty() async throws {
        let (page, _, _) = try await render(TestFleet())
        #expect(words(page, "verdict-title") == "Verdict: Not determined")
        #expect(words(page, "verdict").contains("nothing was audited"))
    }

    @Test("A blocked import keeps the verdict from being met, and the page says why")
    func blocked() async throws {
        var fleet = TestFleet()
        fleet.add("fine")
        fleet.pass("rule-one", "fine", 3)
        let clean = try await render(fleet)
        #expect(words(clean.page, "verdict").contains("every import is proven complete, and everything was seen"))
        fleet.add("blocked", state: .blocked, repositories: 0)
        let (page, _, _) = try await render(fleet)
        #expect(words(page, "verdict-title") == "Verdict: Not determined")
        #expect(words(page, "verdict").contains("1 integration is proven to reach nothing"))
    }

    @Test("A fleet of which nothing could be seen has one row for each reason, not for each repository")
    func unseen() async throws {
        var fleet = TestFleet(rules: DemoRules.all)
        for index in 0..<14 {
            fleet.add("integration-\(index)")
            for rule in DemoRules.all where rule.enabled {
                fleet.unverified(rule.id, "integration-\(index)", (0..<50).map { "acme/r\($0)" })
            }
        }
        let (page, _, rendered) = try await render(fleet)
        #expect(words(page, "verdict-title") == "Verdict: Not determined")
        #expect(words(page, "verdict").contains("100 % of the results could not be verified"))
        let outcome = try rendered.snapshot.outcome()
        #expect(outcome.unverified == 14 * 28 * 50)
        let rows = page.all("td").filter { $0.attributes["class"] == "number unverified" && $0.text == "1,400" }
        #expect(rows.count >= 14)
    }

    @Test("Hundreds of integrations with long texts stay within the budget")
    func wide() async throws {
        var fleet = TestFleet(rules: DemoRules.all)
        let long = String(repeating: "very-long-name-", count: 18)
        for index in 0..<300 {
            fleet.add(
                "integration-\(index)-\(long)", owner: .organization("owner-\(index)-\(long)"), state: .incomplete,
                doubt: long)
            fleet.fail(
                "rebuild-hook-missing", "integration-\(index)-\(long)", "acme/\(long)", observed: long, expected: long)
            fleet.unverified("rebuild-hook-disabled", "integration-\(index)-\(long)", ["x"], reason: long)
        }
        let (_, text, _) = try await render(fleet)
        #expect(text.contains("200 integrations more"))
    }
}
