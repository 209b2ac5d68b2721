// The demo's verdicts against a table that was written by hand.
import Foundation
import Inventory
import Snapshots
import TestSupport
import Testing

@Suite("The demo's verdicts", .timeLimit(.minutes(15)))
struct VerdictTableTests {
    @Test("every integration and App by every rule of the table gives its counts, and nothing else")
    func counts() async throws {
        let table = try VerdictTable.read()
        let verdicts = try await Demo.first.verdicts
        var actual: [VerdictTable.Cell: [String: Int]] = [:]
        let rules = Set(table.counts.keys.map(\.rule))
        for count in verdicts.counts where rules.contains(count.rule) {
            let cell = VerdictTable.Cell(home: count.home.text, rule: count.rule)
            actual[cell, default: [:]][count.outcome.rawValue] = count.subjects
        }
        #expect(rules.count >= 38)
        #expect(table.counts.count == (15 + 2) * rules.count)
        #expect(
            Set(table.counts.keys.map(\.home))
                == Set(verdicts.integrations.map(\.name) + ["app/hub", "app/hub-legacy"]))
        for cell in Set(table.counts.keys).union(actual.keys).sorted() {
            let expected = try #require(table.counts[cell], "the table has no cell for \(cell)")
            #expect(actual[cell] ?? [:] == expected, "\(cell)")
        }
    }

    @Test("the table's rules are rules of the tool: one that came later has its examples until rows are written")
    func rules() async throws {
        let run = try await Scratch.use { try await $0.forgeaudit("rules") }
        let listed = run.output.split(separator: "\n").dropFirst(2).compactMap { $0.split(separator: " ").first }
        let rules = Set(try VerdictTable.read().counts.keys.map(\.rule))
        #expect(rules.subtracting(listed.map { String($0) }).sorted() == [])
        #expect(run.status == 0)
    }

    @Test(
        "every result that isn't a pass is about the subjects of the table",
        arguments: [
            "Fails", "Unverified", "Waived",
        ])
    func subjects(section: String) async throws {
        let expected = try #require(try VerdictTable.read().subjects[section])
        let rules = Set(try VerdictTable.read().counts.keys.map(\.rule))
        let findings = try await Demo.first.verdicts.findings.filter { finding in
            rules.contains(finding.rule)
                && section == (finding.waived ? "Waived" : finding.isFail ? "Fails" : "Unverified")
        }
        let actual = Dictionary(grouping: findings) { VerdictTable.Cell(home: $0.home.text, rule: $0.rule) }
        for cell in Set(expected.keys).union(actual.keys).sorted() {
            var rest = (actual[cell] ?? []).map(\.subject)
            for entry in expected[cell] ?? [] {
                let matches = rest.filter(entry.matches)
                #expect(matches.count == entry.number, "\(cell): \(entry.text)")
                rest.removeAll(where: entry.matches)
            }
            #expect(rest == [], "\(cell): the table doesn't name these")
        }
    }

    @Test("the summary and the exit status follow from the results")
    func summary() async throws {
        let demo = try await Demo.first
        var sums: [String: Int] = [:]
        for count in demo.verdicts.counts { sums[count.outcome.rawValue, default: 0] += count.subjects }
        let run = demo.run
        #expect(run.status == 1)
        let fails = try #require(sums["fail"])
        #expect(run.output.contains("The audit is not met: \(fails) fail ("))
        let tail = [("unverified", "unverified"), ("waived", "waived"), ("pass", "pass")].map { key, word in
            "\(sums[key] ?? 0) \(word)"
        }
        #expect(run.output.contains(tail.joined(separator: ", ")), "\(run.output)")
    }

    @Test("the expired waiver is known as such, and the others met what they cover")
    func waivers() async throws {
        let waivers = try await Demo.first.verdicts.waivers
        #expect(waivers.map(\.waiver.id) == ["W-3", "W-7", "W-9"])
        #expect(waivers.map(\.expired) == [true, false, false])
        #expect(waivers.map(\.matches) == [1, 3, 1])
        let bastion = try await Demo.first.verdicts.findings.filter { $0.waiver == "W-3" }
        #expect(bastion.map(\.waived) == [false])
    }
}
