// `forgeaudit diff`, as a person and a pipeline call it.
import Foundation
import Inventory
import Snapshots
import TestSupport
import Testing

@Suite("What changed, on the command line", .timeLimit(.minutes(15)))
struct DiffCommandTests {
    /// The demo's two nights, in the folder that the demo's config names.
    private func twoNights(_ body: (Scratch) async throws -> Void) async throws {
        let demo = try await Demo.first
        try await Scratch.use { scratch in
            try demo.publishYesterday(in: scratch)
            try demo.snapshot.write(to: scratch.snapshots.appending(path: "snapshot-2026-11-22T020000Z.sqlite"))
            let link = scratch.snapshots.appending(path: "latest.sqlite")
            try FileManager.default.removeItem(at: link)
            try FileManager.default.createSymbolicLink(
                atPath: link.path, withDestinationPath: "snapshot-2026-11-22T020000Z.sqlite")
            try await body(scratch)
        }
    }

    @Test("snapshots are named by word, day, instant and file, and tell the same")
    func names() async throws {
        try await twoNights { scratch in
            let config = ["-c", Scratch.demoConfig]
            let standard = try await scratch.start(["diff"] + config).finished()
            #expect(standard.status == 0, "\(standard.text)")
            #expect(standard.output.contains("+6 new, 3 resolved; 6 newly open at or above medium"))
            for pair in [
                ["previous", "latest"], ["2026-11-21", "2026-11-22"], ["2026-11-21T02:00:00Z", "latest"],
                [".demo/snapshots/snapshot-2026-11-21T020000Z.sqlite", ".demo/snapshots/latest.sqlite"],
            ] {
                let run = try await scratch.start(["diff"] + pair + config).finished()
                #expect(run.output == standard.output, "\(pair) \(run.errors)")
            }
            let files = try await scratch.forgeaudit(
                "diff", ".demo/snapshots/snapshot-2026-11-21T020000Z.sqlite", ".demo/snapshots/latest.sqlite")
            #expect(files.status == 0 && files.output == standard.output, "files need no config: \(files.errors)")
            for (name, message) in [
                ("2026-11-20", "there is no snapshot '2026-11-20' in"),
                ("yesterday", "'yesterday' is no snapshot: name"),
            ] {
                let run = try await scratch.start(["diff", name] + config).finished()
                #expect(run.status == 2 && run.errors.contains(message), "\(run.text)")
            }
        }
    }

    @Test("text names every change of the demo")
    func text() async throws {
        try await twoNights { scratch in
            let run = try await scratch.forgeaudit("diff", "-c", Scratch.demoConfig)
            for line in [
                "  rebuild-hook-missing  dave/tax-2025 (dave-gitlab)  high fail",
                "  repository-disappeared  dave/scratchpad (dave-gitlab)  medium fail",
                "  rebuild-hook-disabled  dave/chess-engine (dave-gitlab)  was high fail",
                "Repositories lost: 2", "  dave/recipe-box, was dave/recipes (dave-gitlab)",
                "Access lowered below Maintainer: 1",
                "  administration (globex-github-legacy)  permission, none → write",
            ] { #expect(run.output.split(separator: "\n").contains { $0 == line }, "\(line)") }
        }
    }

    @Test("with --exit-code a new finding at or above the threshold ends with 1, and none with 0")
    func exitCode() async throws {
        try await twoNights { scratch in
            let config = ["-c", Scratch.demoConfig, "--exit-code"]
            #expect(try await scratch.start(["diff"] + config).finished().status == 1)
            let same = try await scratch.start(["diff", "latest", "latest"] + config).finished()
            #expect(same.status == 0)
            #expect(same.output.contains("Nothing changed."))
        }
    }

    @Test("JSON is one document of the documented shape")
    func json() async throws {
        try await twoNights { scratch in
            let run = try await scratch.forgeaudit("diff", "-c", Scratch.demoConfig, "--format", "json")
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            #expect(object["schema"] as? String == "forgeaudit/diff/1")
            #expect(Set(object.keys) == ["schema", "from", "to", "notes", "changes", "counts"])
            let changes = try #require(object["changes"] as? [[String: Any]])
            let abouts = Dictionary(grouping: changes) { $0["about"] as? String ?? "" }.mapValues(\.count)
            #expect(abouts == ["finding": 9, "repository": 5, "credential": 1])
            let counts = try #require(object["counts"] as? [String: Any])
            #expect(counts["newly_open"] as? Int == 6)
            #expect((counts["findings"] as? [String: Int])?["resolved"] == 3)
            let from = try #require(object["from"] as? [String: Any])
            #expect(from["started_at"] as? String == "2026-11-21T02:00:00Z")
            #expect((from["content_sha256"] as? String)?.count == 64)
        }
    }

    @Test("different platforms are refused with 2 and a reason")
    func refusal() async throws {
        try await Scratch.use { scratch in
            var night = SmallNight(0, [.init("lab", [.init(1, "acme/web")])])
            let here = try await night.publish(in: SnapshotDirectory(scratch.root.appending(path: "a"))).file
            night.members[0].owner = .user("dave")
            let there = try await night.publish(in: SnapshotDirectory(scratch.root.appending(path: "b"))).file
            let run = try await scratch.forgeaudit("diff", here.path, there.path)
            #expect(run.status == 2 && run.output == "")
            #expect(run.errors.contains("are of different platforms: no owner reaches the same forge in both"))
        }
    }

    private static let hostile = [
        "acme/`whoami`", "acme/](https://evil.example)", "acme/<img src=x onerror=alert(1)>", "acme/@everyone #1 !2",
        "acme/a\nb\n# heading", "acme/``two`` `", "acme/\u{202E}gnp.exe", "acme/|cell|\\|", "`",
    ]

    @Test("hostile names stay names in Markdown, and can't move a terminal's cursor")
    func hostileNames() async throws {
        try await Scratch.use { scratch in
            let snapshots = SnapshotDirectory(scratch.root.appending(path: "hostile"))
            let earlier = try await SmallNight(0, [.init("lab", [])]).publish(in: snapshots).file
            let projects = Self.hostile.enumerated().map { SmallNight.Project(Int64($0.offset + 1), $0.element) }
            let findings = projects.map { SmallNight.finding("f\($0.id)", $0.path, id: $0.id) }
            let later = try await SmallNight(1, [.init("lab", projects)], findings: findings).publish(in: snapshots)
                .file
            let markdown = try await scratch.forgeaudit("diff", earlier.path, later.path, "--format", "markdown")
            let lines = markdown.output.split(separator: "\n")
            #expect(lines.count { $0.hasPrefix("#") } == 3, "a name made a heading")
            for line in lines where line.hasPrefix("- ") {
                #expect(outsideCode(line).allSatisfy { !"<>[]@#|".contains($0) }, "\(line)")
            }
            for text in [markdown.output, try await scratch.forgeaudit("diff", earlier.path, later.path).output] {
                #expect(!text.unicodeScalars.contains("\u{202E}"))
                #expect(text.contains("\\u{202E}gnp.exe"))
                #expect(text.contains("acme/a\\u{A}b"))
            }
        }
    }

    /// What a Markdown renderer doesn't take for a code span: a span ends at a run of as many backticks as began it.
    private func outsideCode(_ line: Substring) -> String {
        var outside = ""
        var rest = line[...]
        while let start = rest.firstIndex(of: "`") {
            outside += rest[..<start]
            let fence = rest[start...].prefix { $0 == "`" }
            var inside = rest[fence.endIndex...]
            var end: Substring.Index?
            while let next = inside.firstIndex(of: "`") {
                let run = inside[next...].prefix { $0 == "`" }
                inside = inside[run.endIndex...]
                if run.count == fence.count {
                    end = run.endIndex
                    break
                }
            }
            guard let end else { return outside + rest[start...] }
            rest = rest[end...]
        }
        return outside + rest
    }

    @Test("fail_on: new lets known findings pass, says so, and fails on the next new one")
    func failOnNew() async throws {
        try await Scratch.use { scratch in
            let config = SmallConfig.dave.replacing("dave/tax-2025", with: "dave/another")
                .replacing("audit:", with: "audit:\n  fail_on: new")
            try scratch.write(config, to: "small.yaml")
            let runs = try await LocalForge.use(in: scratch) { local in
                [
                    try await scratch.forgeaudit(
                        "run", config: "small.yaml", port: local.port, clock: Night.yesterday.clock),
                    try await scratch.forgeaudit("run", config: "small.yaml", port: local.port),
                ]
            }
            #expect(runs[0].status == 1, "without a baseline everything is new")
            #expect(runs[0].output.contains("No earlier whole snapshot to compare with: everything is new."))
            #expect(runs[1].status == 0, "\(runs[1].text)")
            #expect(runs[1].output.contains("The audit is not met: 1 fail (1 high)"))
            #expect(runs[1].output.contains("0 new at or above medium, 1 known stay open."))
            #expect(runs[1].output.contains("+0 new, 0 resolved since 2026-11-21T02:00:00Z."))
            let page = try String(contentsOf: scratch.reports.appending(path: "index.html"), encoding: .utf8)
            #expect(page.contains("0 of them new, 1 known finding still open"))
        }
    }
}
