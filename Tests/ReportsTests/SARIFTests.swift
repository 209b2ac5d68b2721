// report.sarif: what code scanning makes of the results.

import Foundation
import Inventory
import Snapshots
import Testing

@testable import Reports

struct SARIFTests {
    private func run(_ fleet: TestFleet, _ options: SARIFOptions = SARIFOptions()) async throws -> (
        run: [String: Any], results: [[String: Any]], rendered: Rendered
    ) {
        let rendered = try await Scratch().render(fleet, options: ReportOptions(sarif: options), formats: [.sarif])
        let document = try JSONSerialization.jsonObject(with: rendered.data("report.sarif")) as? [String: Any]
        #expect(document?["version"] as? String == "2.1.0")
        let run = try #require((document?["runs"] as? [[String: Any]])?.first)
        return (run, try #require(run["results"] as? [[String: Any]]), rendered)
    }

    private func invocation(_ run: [String: Any]) -> [String: Any] {
        (run["invocations"] as? [[String: Any]])?.first ?? [:]
    }

    private func notifications(_ run: [String: Any]) -> [[String: Any]] {
        invocation(run)["toolExecutionNotifications"] as? [[String: Any]] ?? []
    }

    private func uri(_ result: [String: Any]) -> String? {
        let location = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
        return (location?["artifactLocation"] as? [String: Any])?["uri"] as? String
    }

    @Test("Every result has a rule, a place and fingerprints; the most severe come first")
    func demo() async throws {
        let (run, results, rendered) = try await run(DemoFleet.make())
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        let outcome = try rendered.snapshot.outcome()
        #expect(results.count == outcome.fails)
        for result in results {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
            #expect(uri(result) == "config.yaml")
            #expect((result["partialFingerprints"] as? [String: String])?.count == 2)
            #expect(result["suppressions"] == nil)
        }
        let ranks = results.compactMap { ($0["properties"] as? [String: Any])?["severity"] as? String }
            .compactMap { Severity(rawValue: $0)?.rank }
        #expect(ranks == ranks.sorted(by: >) && ranks.count == results.count)
        #expect(results.compactMap { $0["hostedViewerUri"] as? String }.allSatisfy { $0.hasPrefix("https://") })
        for rule in rules {
            let properties = try #require(rule["properties"] as? [String: Any])
            #expect((properties["tags"] as? [String])?.count ?? 0 <= 10)
            #expect(Double(properties["security-severity"] as? String ?? "") != nil)
            #expect((rule["help"] as? [String: String])?["markdown"]?.isEmpty == false)
        }
        #expect(!(try rendered.text("report.sarif")).unicodeScalars.contains("\u{202E}"))
    }

    @Test("What could not be verified is a notification, and an import that isn't complete a failed execution")
    func unverified() async throws {
        var fleet = TestFleet()
        fleet.add("one")
        fleet.unverified("rule-one", "one", (0..<30).map { "r\($0)" })
        let seen = try await run(fleet)
        #expect(seen.results.isEmpty)
        #expect(invocation(seen.run)["executionSuccessful"] as? Bool == true)
        let notes = notifications(seen.run)
        #expect(notes.count == 1)
        #expect((notes.first?["properties"] as? [String: Any])?["results"] as? Int == 30)
        #expect((notes.first?["associatedRule"] as? [String: Any])?["id"] as? String == "rule-one")
        fleet.add("two", state: .failed)
        let failed = try await run(fleet)
        #expect(invocation(failed.run)["executionSuccessful"] as? Bool == false)
        #expect(notifications(failed.run).contains { $0["level"] as? String == "error" })
    }

    @Test("Waived findings are left out, or suppressed where they are asked for")
    func waived() async throws {
        var fleet = TestFleet()
        fleet.waive("W-1", "rule-one", "one/a", expires: "2027-06-30", reason: "agreed", coversUnverified: true)
        fleet.add("one")
        fleet.fail("rule-one", "one", "a", waiver: "W-1")
        fleet.unverified("rule-one", "one", ["a"], waiver: "W-1")
        fleet.fail("rule-one", "one", "b")
        #expect(try await run(fleet).results.count == 1)
        let all = try await run(fleet, SARIFOptions(includesWaived: true))
        #expect(all.results.count == 2)
        let suppressions = all.results.compactMap { ($0["suppressions"] as? [[String: Any]])?.first }
        #expect(suppressions.map { $0["justification"] as? String } == ["agreed (W-1)"])
        #expect(all.rendered.notices.isEmpty)
    }

    @Test("Above 5,000 results the most severe are kept, and the file says how many are not")
    func limit() async throws {
        var fleet = TestFleet(rules: [TestFleet.rule("low-rule", .low), TestFleet.rule("high-rule", .high)])
        fleet.add("one")
        for index in 0..<4_990 { fleet.fail("low-rule", "one", "l\(index)") }
        for index in 0..<20 { fleet.fail("high-rule", "one", "h\(index)") }
        let (run, results, rendered) = try await run(fleet)
        #expect(results.count == 5_000)
        #expect(results.filter { $0["ruleId"] as? String == "high-rule" }.count == 20)
        let texts = notifications(run).compactMap { ($0["message"] as? [String: Any])?["text"] as? String }
        #expect(texts == ["10 findings left out: see report.json or results.csv."])
        #expect(rendered.notices.count == 1)
    }

    @Test(
        "The anchor is always a path within the repository",
        arguments: [
            ("config/forgeaudit.yaml", "config/forgeaudit.yaml"), ("./a b.yaml", "a%20b.yaml"),
            ("/etc/forgeaudit/x.yaml", "x.yaml"), ("../x.yaml", "x.yaml"), ("", "forgeaudit.yaml"),
            ("a//b:c.yaml", "a/b%3Ac.yaml"), ("..", "forgeaudit.yaml"),
        ])
    func anchors(path: String, expected: String) {
        #expect(SARIFOptions(anchor: path).anchor(policyPath: "config.yaml") == expected)
        #expect(SARIFOptions().anchor(policyPath: path) == expected)
    }

    @Test("Text from outside makes no link in a message")
    func messages() {
        #expect(SARIFText.message("[x](http://y) \u{1B}") == "\\[x\\](http://y) \\\\u{1B}")
        #expect(SARIFText.message("scopes: [api]") == "scopes: [api]")
        #expect(SARIFText.name("rebuild-hook-missing") == "RebuildHookMissing")
    }
}
