// A fleet in which every name and text is an attack, through import, snapshot and every report.
import FixtureForge
import Foundation
import Inventory
import Snapshots
import TestSupport
import Testing

@Suite("Hostile content", .timeLimit(.minutes(15)))
struct HostileTests {
    private static let config = "fixtures/hostile/forgeaudit.yaml"

    /// What a run of the hostile fleet left.
    private struct Harvest {
        let run: Run
        let verdicts: Demo.Verdicts
        let reports: HostileReports
        let snapshotBytes: Int
    }

    private func harvest(_ more: [String] = [], fault: Fault = .none) async throws -> Harvest {
        try await Scratch.use { scratch in
            try await LocalForge.use(in: scratch, fleet: "hostile", fault: fault) { local in
                let run = try await scratch.forgeaudit("run", more, config: Self.config, port: local.port)
                return Harvest(
                    run: run, verdicts: try Demo.Verdicts(scratch.latest),
                    reports: try HostileReports(scratch.reports),
                    snapshotBytes: try Data(contentsOf: scratch.latest).count)
            }
        }
    }

    /// What holds for whatever a forge says.
    private func expectHarmless(_ harvest: Harvest) async throws {
        let visible = HostileReports.invisible(in: harvest.run.text, but: "\n")
        #expect(visible.isEmpty, "raw on the terminal: \(visible)")
        #expect(harvest.run.errorLines.allSatisfy { $0.utf8.count < 2_000 })
        let reports = harvest.reports
        for (name, text) in reports.texts {
            let hidden = HostileReports.invisible(in: text, but: name == "results.csv" ? "\r\n" : "\n\t")
            #expect(hidden.isEmpty, "raw in \(name): \(hidden)")
        }
        #expect(reports.index.utf8.count <= 300_000)
        #expect(reports.pages.values.allSatisfy { $0.elements.count <= 10_000 })
        let demo = try HostileReports(contents: try await Demo.first.reports)
        #expect(reports.elementNames.isSubset(of: demo.elementNames.union(["details", "summary"])))
        #expect(reports.attributeNames.isSubset(of: demo.attributeNames))
        #expect(reports.scripts == demo.scripts)
        #expect(reports.strayLinks == [])
        #expect(reports.malformed == [])
        #expect(reports.junitErrors == [])
        for (name, text) in reports.live {
            for live in ["<img", "<svg onload", "]]><x", "<b>", "<i>write"] { #expect(!text.contains(live), "\(name)") }
        }
        #expect(harvest.snapshotBytes < 4_000_000)
    }

    @Test(
        "names and texts with markup, escapes, formulas and invisible characters do no harm",
        arguments: ["text", "json"])
    func fleet(format: String) async throws {
        let harvest = try await harvest(["--log-format", format])
        try await expectHarmless(harvest)
        #expect(harvest.run.status == 1)
        let states = Dictionary(harvest.verdicts.integrations.map { ($0.name, $0.importState) }) { first, _ in first }
        #expect(states == ["installation": .complete, "suspended": .blocked, "token": .complete, "blocked": .blocked])
        #expect(harvest.reports.index.contains("&lt;script&gt;"))
        for line in harvest.run.errorLines {
            if format == "json" {
                let object = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
                #expect(object["time"] == Scratch.now)
            } else {
                #expect(line.hasPrefix("\(Scratch.now) "), "\(line)")
            }
        }
        // The forge gives these hooks a state, a filter or an address that nobody knows.
        for (path, rule) in [
            ("tag\u{E0041}\u{E0042}", "rebuild-hook-disabled"), ("@SUM(A1)", "rebuild-hook-misses-default-branch"),
            ("';DROP TABLE repository;--", "rebuild-hook-missing"),
        ] {
            let found = harvest.verdicts.findings.filter { $0.rule == rule && $0.subject.hasSuffix("/" + path) }
            #expect(found.map(\.isFail) == [false], "\(rule) on \(path)")
        }
    }

    @Test(
        "texts of a mebibyte are cut, whatever they are made of", arguments: ["x", "<", "\u{301}", "\u{202E}", "]]>"])
    func large(character: String) async throws {
        // The bodies are JSON: none of these characters needs an escape in it.
        let text = Array(String(repeating: character, count: 1_048_576 / character.utf8.count).utf8)
        let marker = Array("MEBIBYTE".utf8)
        let fault = Fault { _, answer in
            guard answer.body.firstRange(of: marker) != nil else { return answer }
            var large = answer
            large.body = answer.body.replacing(marker, with: text, maxReplacements: 12)
            large.headers["ETag"] = nil
            return large
        }
        let harvest = try await harvest(fault: fault)
        try await expectHarmless(harvest)
        #expect([1, 3].contains(harvest.run.status))
    }

    @Test(
        "an id that is no integer, a lone surrogate, a bomb: what can't be read is never called fine",
        arguments: [
            "1e999", "-0", "9223372036854775808", "-9223372036854775809", "9100.0", "\"9100\"", "\"\\ud800\"", "null",
            String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000), "1,\"id\":9100",
        ])
    func unreadable(literal: String) async throws {
        let fault = Fault { exchange, answer in
            guard ["GET /projects", "GET /installation/repositories"].contains(exchange.route) else { return answer }
            var changed = answer
            for id in ["9100", "7100"] {
                changed.body = changed.body.replacing(Array("\"id\":\(id)".utf8), with: Array("\"id\":\(literal)".utf8))
            }
            changed.headers["ETag"] = nil
            return changed
        }
        let harvest = try await harvest(fault: fault)
        try await expectHarmless(harvest)
        #expect(harvest.run.status == 3)
        for name in ["installation", "token"] {
            let record = try #require(harvest.verdicts.integrations.first { $0.name == name })
            #expect([.incomplete, .failed].contains(record.importState))
            let passes = harvest.verdicts.counts.filter {
                $0.integration == name && $0.rule == "import-incomplete" && $0.outcome == .pass
            }
            #expect(passes.isEmpty)
        }
    }
}
