// junit.xml: what a CI server makes of the results.

import Foundation
import Inventory
import Snapshots
import TestSupport
import Testing

@testable import Reports

struct JUnitTests {
    private func render(_ fleet: TestFleet, _ detail: JUnitOptions.Detail = .auto) async throws -> Rendered {
        try await render(fleet, JUnitOptions(detail: detail))
    }

    /// Renders, and validates the combined file and every shard.
    private func render(_ fleet: TestFleet, _ options: JUnitOptions) async throws -> Rendered {
        let rendered = try await Scratch().render(fleet, options: ReportOptions(junit: options), formats: [.junit])
        for file in rendered.files where options.profile == .strict {
            let errors = ParsedMarkup.errors(of: file, schema: ProjectFiles.junitSchema)
            #expect(errors.isEmpty, "\(file.lastPathComponent): \(errors.prefix(3))")
        }
        return rendered
    }

    /// Attributes agree with the cases, identities are unique, every message is the first line of its text.
    private func check(_ file: JUnitFile) {
        for suite in file.suites {
            #expect(suite.attribute("tests") == suite.cases.count)
            #expect(suite.attribute("failures") == suite.count("failure"))
            #expect(suite.attribute("errors") == suite.count("error"))
            #expect(suite.attribute("skipped") == suite.count("skipped"))
        }
        let identities = file.cases.map { [$0.suite, $0.classname, $0.name] }
        #expect(Set(identities).count == identities.count)
        for junitCase in file.cases where junitCase.result != "pass" {
            #expect(junitCase.text.hasPrefix(junitCase.message))
            #expect(junitCase.text.utf8.count <= 4_096)
            #expect(junitCase.classname.utf16.count + 1 + junitCase.name.utf16.count <= 512)
        }
    }

    @Test("The demo fleet is valid in both details, and its failures are the outcome's gating fails")
    func demo() async throws {
        for detail in [JUnitOptions.Detail.subject, .check] {
            let rendered = try await render(DemoFleet.make(), detail)
            let file = JUnitFile(rendered)
            check(file)
            let outcome = try rendered.snapshot.outcome()
            if detail == .subject {
                #expect(file.suites.reduce(0) { $0 + $1.attribute("failures") } == outcome.gatingFails)
            }
            #expect(file.suites.count == 13, "twelve integrations and one App")
            func sum(_ name: String) -> Int {
                file.properties.filter { $0.key.hasSuffix(".coverage.\(name)") }.reduce(0) { $0 + (Int($1.value) ?? 0) }
            }
            #expect(sum("passed") == outcome.passes)
            #expect(sum("failed") == outcome.fails)
            #expect(sum("could_not_verify") == outcome.unverified)
            #expect(sum("waived") == outcome.waived)
            #expect(sum("not_applicable") == outcome.notApplicable)
        }
    }

    @Test("A rule that saw everything passes as evaluated; what it couldn't see is an error in its place")
    func evaluated() async throws {
        var fleet = TestFleet(rules: [
            TestFleet.rule("seen", .high), TestFleet.rule("unseen", .high), TestFleet.rule("nothing", .high),
        ])
        fleet.add("one")
        fleet.pass("seen", "one", 7)
        fleet.pass("unseen", "one", 7)
        fleet.unverified("unseen", "one", (0..<1_243).map { "acme/r\($0)" })
        fleet.unverified("unseen", "one", ["acme/x"], cause: .unreachable, permission: nil, reason: "timeout")
        fleet.notApplicable("nothing", "one", 4)
        let file = JUnitFile(try await render(fleet))
        check(file)
        #expect(
            file.cases.map { "\($0.classname) \($0.name) \($0.result)" } == [
                "audit.one.IMPORT snapshot pass", "audit.one.seen check evaluated pass",
                "audit.one.unseen could not verify: project-hooks forbidden, needs scope api error",
                "audit.one.unseen could not verify: project-hooks unreachable error",
            ])
        #expect(file.cases[2].message == "could not verify on 1,243 subjects: HTTP 403, needs scope api")
        #expect(file.cases[2].text.contains("and 1,223 more"))
    }

    @Test("Waived is skipped, an expired waiver fails, below the threshold is skipped")
    func waivers() async throws {
        var fleet = TestFleet(rules: [TestFleet.rule("high-rule", .high), TestFleet.rule("low-rule", .low)])
        fleet.waive("W-1", "high-rule", "one/a", expires: "2027-06-30", reason: "agreed")
        fleet.waive("W-2", "high-rule", "one/b", expires: "2026-02-01", expired: true)
        fleet.waive("W-3", "low-rule", "one/d", expires: "2027-02-01", coversUnverified: true)
        fleet.add("one")
        fleet.fail("high-rule", "one", "a", waiver: "W-1")
        fleet.fail("high-rule", "one", "b", waiver: "W-2")
        fleet.fail("low-rule", "one", "c")
        fleet.unverified("low-rule", "one", ["d"], waiver: "W-3")
        let file = JUnitFile(try await render(fleet, .subject))
        check(file)
        let results = Dictionary(uniqueKeysWithValues: file.cases.map { ($0.name, $0) })
        #expect(results["a"]?.result == "skipped")
        #expect(results["a"]?.message == "waived until 2027-06-30 by bob: agreed (W-1)")
        #expect(results["b"]?.result == "failure")
        #expect(results["b"]?.type == "audit.waiver-expired")
        #expect(results["b"]?.message.hasPrefix("waiver W-2 expired 2026-02-01: ") == true)
        #expect(results["c"]?.result == "skipped")
        #expect(results["c"]?.message.hasPrefix("below threshold (low): ") == true)
        #expect(results["could not verify: project-hooks forbidden, needs scope api"]?.result == "skipped")
        #expect(file.cases.filter { $0.result == "failure" }.count == 1)
    }

    @Test("Every state of an import has its case, and only a complete one passes")
    func imports() async throws {
        var fleet = TestFleet()
        let states: [(String, ImportState?)] = [
            ("blocked", .blocked), ("complete", .complete), ("failed", .failed), ("incomplete", .incomplete),
            ("interrupted", nil),
        ]
        for (name, state) in states { fleet.add(name, state: state) }
        let file = JUnitFile(try await render(fleet))
        check(file)
        for suite in file.suites {
            #expect(suite.cases.first?.name == "snapshot")
            #expect(suite.cases.first?.classname == "\(suite.name).IMPORT")
            #expect(suite.cases.first?.result == (suite.name == "audit.complete" ? "pass" : "error"))
        }
    }

    @Test("A finding that only repeats an open import is an error, not a failure, as in the outcome")
    func incompleteImport() async throws {
        var fleet = TestFleet(rules: [TestFleet.rule("import-incomplete", .high)])
        fleet.add("one", state: .incomplete)
        fleet.fail("import-incomplete", "one", "one")
        let rendered = try await render(fleet, .subject)
        let file = JUnitFile(rendered)
        #expect(file.cases.filter { $0.result == "failure" }.isEmpty)
        #expect(file.cases.filter { $0.type == "audit.import" }.count == 2)
        #expect(try rendered.snapshot.outcome().gatingFails == 0)
    }

    @Test("Subjects with one name, long names and hostile names keep unique and stable identities")
    func identities() async throws {
        var fleet = TestFleet()
        fleet.add("one")
        fleet.pass("rule-one", "one", 1)
        fleet.fail("rule-one", "one", "twin", forgeID: 1)
        fleet.fail("rule-one", "one", "twin", forgeID: 2)
        fleet.fail("rule-one", "one", "twin", forgeID: 2)
        fleet.fail("rule-one", "one", "check evaluated", forgeID: 9)
        fleet.fail("rule-one", "one", "a  b")
        fleet.fail("rule-one", "one", "a b")
        fleet.fail("rule-one", "one", String(repeating: "x", count: 900) + "1")
        fleet.fail("rule-one", "one", String(repeating: "x", count: 900) + "2")
        for name in DemoFleet.hostile { fleet.fail("rule-one", "one", name) }
        let first = JUnitFile(try await render(fleet, .subject))
        check(first)
        let names = Set(first.cases.map(\.name))
        #expect(names.isSuperset(of: ["twin#1", "twin#2", "check evaluated", "check evaluated#9"]))
        #expect(!names.contains("twin"))
        #expect(first.cases.filter { $0.result == "failure" }.count == 18)
    }

    @Test("Above the limit auto writes one case for each rule, says so, and keeps the counts")
    func detail() async throws {
        var fleet = TestFleet()
        fleet.add("big")
        fleet.add("small")
        for index in 0..<6_000 { fleet.fail("rule-one", "big", "acme/r\(index)", reason: "bad") }
        fleet.fail("rule-one", "small", "acme/only")
        let rendered = try await render(fleet)
        let file = JUnitFile(rendered)
        check(file)
        #expect(rendered.notices.count == 1)
        #expect(file.properties["audit.big.detail"] == "check")
        #expect(file.properties["audit.small.detail"] == "subject")
        #expect(file.properties["audit.big.coverage.failed"] == "6000")
        #expect(file.suites.first?.cases.map(\.name) == ["snapshot", "no open findings"])
        #expect(file.suites.first?.cases.last?.message.hasPrefix("6,000 open findings: ") == true)
        #expect(file.suites.first?.cases.last?.text.contains("and 5,980 more") == true)
    }

    @Test("With 20,000 findings over many integrations the file stays small enough for every server")
    func manyFindings() async throws {
        var fleet = TestFleet()
        for index in 0..<20 { fleet.add("integration-\(index)") }
        for index in 0..<20_000 { fleet.fail("rule-one", "integration-\(index % 20)", "acme/r\(index)") }
        let rendered = try await render(fleet)
        let file = JUnitFile(rendered)
        check(file)
        #expect(rendered.notices.count == 20)
        #expect(try rendered.data("junit.xml").count < 1_000_000)
        #expect(file.suites.reduce(0) { $0 + $1.attribute("failures") } == 20)
    }

    @Test("An empty fleet is no clean one")
    func empty() async throws {
        let rendered = try await render(TestFleet())
        let file = JUnitFile(rendered)
        check(file)
        #expect(file.cases.map(\.result) == ["error"])
        #expect(try rendered.snapshot.outcome().verdict == .notDetermined)
        #expect(JUnitFile(rendered, "junit/TEST-FLEET.xml").cases.map(\.result) == ["error"])
    }
}
