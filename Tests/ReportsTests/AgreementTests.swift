// Every report and the exit status say the same of the same snapshot.

import Foundation
import Inventory
import Snapshots
import TestSupport
import Testing

@testable import Reports

/// The whole way: the built program reads a snapshot file and writes all formats, and each is read back on its own.
@Suite("Agreement", .timeLimit(.minutes(10)))
struct AgreementTests {
    /// A fleet and the exit status that follows from how it was made, not from what was written.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let status: Int32
        let fleet: @Sendable () -> TestFleet

        var testDescription: String { name }
    }

    private static let severities: [RuleRecord] = Severity.allCases.map { TestFleet.rule("\($0.rawValue)-rule", $0) }

    private static let cases: [Case] = [
        Case(name: "empty", status: 3) { TestFleet() },
        Case(name: "all pass", status: 0) {
            var fleet = TestFleet(rules: severities)
            for name in ["one", "two"] {
                fleet.add(name)
                for rule in severities { fleet.pass(rule.id, name, 1_234) }
                fleet.notApplicable("low-rule", name, 17)
            }
            return fleet
        },
        Case(name: "all unverified", status: 3) {
            var fleet = TestFleet(rules: severities)
            fleet.add("one")
            for rule in severities { fleet.unverified(rule.id, "one", (0..<400).map { "acme/r\($0)" }) }
            return fleet
        },
        Case(name: "some unverified, which is tolerated", status: 0) {
            var fleet = TestFleet()
            fleet.add("one")
            fleet.pass("rule-one", "one", 95)
            fleet.unverified("rule-one", "one", (0..<5).map { "acme/r\($0)" })
            return fleet
        },
        Case(name: "an import failed", status: 3) {
            var fleet = TestFleet(rules: severities + [TestFleet.rule("import-incomplete", .high)])
            fleet.add("fine")
            fleet.add("failed", state: .failed)
            fleet.pass("high-rule", "fine", 3)
            fleet.fail("import-incomplete", "failed", "failed")
            fleet.fail("critical-rule", "fine", "acme/x")
            return fleet
        },
        Case(name: "nothing imported but a blocked integration", status: 3) {
            var fleet = TestFleet()
            fleet.add("blocked", state: .blocked, repositories: 0)
            fleet.pass("rule-one", "blocked", 1)
            return fleet
        },
        Case(name: "an expired waiver, and one in force", status: 1) {
            var fleet = TestFleet(rules: severities)
            fleet.waive("W-1", "high-rule", "one/**", expires: "2026-02-01", expired: true)
            fleet.waive("W-2", "medium-rule", "one/**", expires: "2027-02-01", coversUnverified: true)
            fleet.add("one")
            for index in 0..<3 { fleet.fail("high-rule", "one", "a\(index)", waiver: "W-1") }
            for index in 0..<4 { fleet.fail("medium-rule", "one", "b\(index)", waiver: "W-2") }
            fleet.unverified("medium-rule", "one", ["c", "d"], waiver: "W-2")
            return fleet
        },
        Case(name: "only findings below the threshold", status: 0) {
            var fleet = TestFleet(rules: severities)
            fleet.add("one")
            for index in 0..<9 { fleet.fail(index < 4 ? "info-rule" : "low-rule", "one", "r\(index)") }
            return fleet
        },
        Case(name: "hostile names", status: 3) { DemoFleet.make() },
        findings(1), findings(7), findings(250), findings(20_000 / Sample.interval),
    ]

    private static func findings(_ count: Int) -> Case {
        Case(name: "\(count) findings", status: 1) {
            var fleet = TestFleet(rules: severities)
            for index in 0..<3 { fleet.add("integration-\(index)") }
            for index in 0..<count {
                let rule = severities[(4 + index) % severities.count].id
                fleet.fail(rule, "integration-\(index % 3)", "acme/r\(index)", forgeID: Int64(index))
            }
            fleet.pass("info-rule", "integration-1", 12)
            return fleet
        }
    }

    static let config = """
        version: 1
        integrations:
          - id: anything
            owner: { user: dave }
            gitlab: { url: https://gitlab.example.com, token: { env: NOT_NEEDED } }

        """

    @Test("All formats, the summary line and the exit status agree", arguments: cases)
    func agree(_ one: Case) async throws {
        let scratch = try Scratch()
        let file = try await one.fleet().write(into: scratch.url)
        try Data(Self.config.utf8).write(to: scratch.url.appendingPathComponent("forgeaudit.yaml"))
        let formats = ReportFormat.allCases.map { $0.rawValue }.joined(separator: ",")
        let run = try await Child(
            "forgeaudit",
            [
                "report", "--snapshot", file.path, "--format", formats, "--output", "out", "--junit-detail", "subject",
                "--html-truncate",
            ],
            in: scratch.url
        ).finished()
        #expect(run.status == one.status, "\(run.text)")
        try keep(scratch.url.appendingPathComponent("out"), of: one)
        let outcome = try Snapshot.read(file).outcome()
        let truth = Counts(outcome)
        let fails = try #require(truth.fails)
        let out = scratch.url.appendingPathComponent("out")
        func url(_ format: ReportFormat) -> URL { out.appendingPathComponent(format.fileName) }
        let junit = JUnitFile(url(.junit))
        let told: [(String, Counts)] = [
            ("json's summary", try Counts(json: url(.json), stated: true)),
            ("json's findings", try Counts(json: url(.json), stated: false)),
            ("jsonl", try Counts(jsonl: url(.jsonl))), ("csv", try Counts(csv: url(.csv))),
            ("markdown", try Counts(markdown: url(.markdown))), ("sarif", try Counts(sarif: url(.sarif))),
            ("html", Counts(html: url(.html), fails: fails)), ("html-file", Counts(html: url(.htmlFile), fails: fails)),
            ("the pages of integrations", try Counts(pages: out)), ("explorer", try Counts(explorer: out)),
            // An empty fleet's only suite is of no integration.
            ("junit", Counts(junit: junit, fails: fails)),
        ]
        for (name, counts) in told {
            #expect(counts != Counts(empty: ()), "\(name) tells nothing")
            #expect(counts.disagreements(with: truth).isEmpty, "\(name): \(counts.disagreements(with: truth))")
        }
        #expect(junit.cases.filter { $0.result == "failure" }.count == outcome.gatingFails)
        #expect(run.output.contains("\(outcome.fails) fail"))
        #expect(
            run.output.contains(
                "\(outcome.unverified) unverified, \(outcome.waived) waived, \(outcome.passes) pass"))
        let snapshot = try Snapshot.read(file)
        let homes = try snapshot.integrations().map(\.name) + snapshot.apps().map { SubjectHome.app($0.name).text }
        for home in homes {
            let name = "junit/TEST-\(Slugs([home])[home]).xml"
            let shard = JUnitFile(out.appendingPathComponent(name))
            #expect(shard.cases == junit.cases.filter { $0.suite == shard.suites.first?.name } && !shard.cases.isEmpty)
        }
    }

    /// Copies the reports where `scripts/check-reports` wants them for other programs to judge.
    private func keep(_ reports: URL, of one: Case) throws {
        guard let folder = ProcessInfo.processInfo.environment["FORGEAUDIT_KEEP_REPORTS"] else { return }
        let name = String(one.name.map { $0.isLetter || $0.isNumber ? $0 : "-" })
        let target = URL(fileURLWithPath: folder).appendingPathComponent(name)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try? FileManager.default.removeItem(at: target)
        try FileManager.default.copyItem(at: reports, to: target)
    }
}
