// A large fleet in every format: no file grows beyond what a browser or a CI server takes.

import Foundation
import Inventory
import Snapshots
import TestSupport
import Testing

/// `scripts/measure-reports` sets the size and keeps the snapshot; without it a tenth of that is enough to see the limits.
@Suite("Scale", .timeLimit(.minutes(20)))
struct ScaleTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let repositories =
        Int(environment["FORGEAUDIT_SCALE_REPOSITORIES"] ?? "") ?? 10_000 / Sample.interval
    private static let findings = Int(environment["FORGEAUDIT_SCALE_FINDINGS"] ?? "") ?? 4_000 / Sample.interval
    private static let integrations = 50

    private static func fleet() -> TestFleet {
        let rules = Severity.allCases.flatMap { severity in
            (1...6).map { TestFleet.rule("\(severity.rawValue)-rule-\($0)", severity) }
        }
        var fleet = TestFleet(rules: rules)
        let each = repositories / integrations
        for index in 0..<integrations {
            let name = "integration-\(index)"
            fleet.add(name, repositories: each)
            for rule in rules { fleet.pass(rule.id, name, each) }
        }
        for index in 0..<findings {
            fleet.fail(
                rules[index % rules.count].id, "integration-\(index % integrations)", "acme/repository-\(index)",
                forgeID: Int64(index), url: "https://gitlab.example.com/acme/repository-\(index)",
                reason: "The rebuild hook's branch filter leaves out the default branch.",
                observed: "project hook \(index): wildcard release/*", expected: "a filter that lets main through")
        }
        return fleet
    }

    @Test("The first page stays under 300 KB, every other page under 1 MB, and every finding has its place")
    func sizes() async throws {
        let scratch = try Scratch()
        let file = try await Self.fleet().write(into: scratch.url)
        let config = scratch.url.appendingPathComponent("forgeaudit.yaml")
        try Data(AgreementTests.config.utf8).write(to: config)
        if let folder = Self.environment["FORGEAUDIT_SCALE_FOLDER"] {
            let target = URL(fileURLWithPath: folder)
            try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
            for one in [file, config] {
                let copy = target.appendingPathComponent(one == file ? "fleet.sqlite" : one.lastPathComponent)
                try? FileManager.default.removeItem(at: copy)
                try FileManager.default.copyItem(at: one, to: copy)
            }
            return
        }
        let formats = ["html", "junit", "json", "jsonl", "csv", "markdown", "sarif"].joined(separator: ",")
        let run = try await Child(
            "forgeaudit", ["report", "--snapshot", file.path, "--format", formats, "--output", "out"], in: scratch.url
        ).finished()
        #expect(run.status == 1, "\(run.text)")
        let out = scratch.url.appendingPathComponent("out")
        var places = 0
        for name in try FileManager.default.subpathsOfDirectory(atPath: out.path) {
            let page = out.appendingPathComponent(name)
            guard !(try page.resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false) else { continue }
            let data = try Data(contentsOf: page)
            switch name {
            case "index.html": #expect(data.count < 300_000)
            case "summary.md": #expect(data.count <= 60 * 1024)
            case "explore.html": #expect(data.count < 14_000_000)
            case let name where name.hasSuffix(".html"): #expect(data.count < 1_000_000, "\(name)")
            case let name where name.hasPrefix("junit"): #expect(data.count < 10_000_000, "\(name)")
            default: break
            }
            if name.hasPrefix("i/") {
                places += String(decoding: data, as: UTF8.self).split(separator: "id=\"f-").count - 1
            }
        }
        #expect(places == Self.findings)
    }
}
