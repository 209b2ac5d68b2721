// What the documents say is what the programs do.
import FixtureForge
import Foundation
import TestSupport
import Testing

@Suite("The documents", .timeLimit(.minutes(15)))
struct DocumentTests {
    private static func text(_ path: String) throws -> String {
        try String(contentsOf: Scratch.project.appending(path: path), encoding: .utf8)
    }

    @Test("docs/rules.md is what the catalogue says")
    func rules() async throws {
        try await Scratch.use { scratch in
            let written = try await scratch.forgeaudit("rules", "--format", "markdown")
            let same = written.output == (try Self.text("docs/rules.md"))
            #expect(same, "docs/rules.md is out of date: run make docs")
        }
    }

    @Test("docs/report.schema.json is what the tool prints")
    func schema() async throws {
        try await Scratch.use { scratch in
            let printed = try await scratch.forgeaudit("report", "--print-schema")
            let same = printed.output == (try Self.text("docs/report.schema.json"))
            #expect(same, "docs/report.schema.json is out of date: run make docs")
        }
    }

    @Test("docs/reports.md names every format and every option that is about reports; run and report have the same")
    func reports() async throws {
        let text = try Self.text("docs/reports.md")
        try await Scratch.use { scratch in
            func options(_ command: String) async throws -> Set<String> {
                let help = try await scratch.forgeaudit(command, "--help").output
                return Set(help.matches(of: /--[a-z][a-z-]+/).map { String($0.output) })
            }
            let report = try await options("report")
            let run = try await options("run")
            let own = report.subtracting(try await options("audit"))
            #expect(own.count >= 11)
            for option in own { #expect(text.contains("`\(option)"), "\(option)") }
            #expect(own.subtracting(run) == ["--print-schema"])
            let formats = try await scratch.forgeaudit("report", "--format", "none")
            #expect(formats.status == 64)
            let named = formats.text.matches(of: /\b(html-file|html|junit|json|jsonl|csv|markdown|sarif)\b/).map {
                String($0.1)
            }
            #expect(Set(named).count == 8, "\(formats.text)")
            for format in Set(named) { #expect(text.contains("| `\(format)` |"), "\(format)") }
        }
    }

    @Test("docs/permissions.md says what every rule of the catalogue needs")
    func permissions() async throws {
        try await Scratch.use { scratch in
            let written = try await scratch.forgeaudit("rules", "--format", "permissions")
            let parts = try Self.text("docs/permissions.md").components(separatedBy: "written by make docs -->\n")
            let same = try #require(parts.last).hasPrefix(written.output + "<!-- end -->")
            #expect(same, "docs/permissions.md is out of date: run make docs")
            #expect(written.output.split(separator: "\n").count >= 38)
        }
    }

    @Test("every test that docs/security.md names is there")
    func promises() throws {
        let parts = try Self.text("docs/security.md").components(separatedBy: "## Promises")
        let rows = try #require(parts.last).split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2)
        let named = rows.flatMap { row in
            (row.split(separator: "|").last ?? "").split(separator: "`").filter { $0.count > 12 }.map(String.init)
        }
        #expect(rows.count >= 20 && named.count >= rows.count)
        let tests = Scratch.project.appending(path: "Tests", directoryHint: .isDirectory)
        let files = FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil)
        var sources = ""
        while let file = files?.nextObject() as? URL {
            if file.pathExtension == "swift" { sources += try String(contentsOf: file, encoding: .utf8) }
        }
        for name in named { #expect(sources.contains("\"\(name)\""), "\(name)") }
    }

    @Test("docs/controls.tsv is the mapping of the catalogue")
    func controls() async throws {
        try await Scratch.use { scratch in
            let written = try await scratch.forgeaudit("rules", "--format", "controls")
            let same = written.output == (try Self.text("docs/controls.tsv"))
            #expect(same, "docs/controls.tsv is out of date: run make docs")
        }
    }

    @Test(
        "Documents that come from the code are what the code says",
        arguments: [
            ("docs/config.schema.json", ["check", "--print-schema"]),
            ("docs/config.md", ["check", "--print-reference"]),
            ("docs/snapshot-schema.md", ["snapshot", "schema"]),
        ])
    func generated(path: String, arguments: [String]) async throws {
        try await Scratch.use { scratch in
            let written = try await scratch.start(arguments).finished()
            #expect(written.status == 0)
            let same = written.output == (try Self.text(path))
            #expect(same, "\(path) is out of date: run make docs")
        }
    }

    @Test("the README names every command and every exit status")
    func commands() async throws {
        let readme = try Self.text("README.md")
        try await Scratch.use { scratch in
            let help = try await scratch.forgeaudit("--help").output
            let list = help.components(separatedBy: "SUBCOMMANDS:").last ?? ""
            let commands = list.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
                .compactMap { $0.split(separator: " ").first.map(String.init) }.filter { $0 != "See" }
            #expect(commands.count >= 7)
            for command in commands { #expect(readme.contains("`\(command)"), "\(command)") }
            for status in ["0", "1", "2", "3", "64", "130"] {
                #expect(readme.contains("| \(status) |"), "\(status)")
                #expect(help.contains(status), "\(status)")
            }
        }
    }

    @Test("the README's example config is fine")
    func example() async throws {
        let readme = try Self.text("README.md")
        let block = try #require(readme.components(separatedBy: "```yaml\n").dropFirst().first)
        let yaml = try #require(block.components(separatedBy: "```").first)
            .split(separator: "\n", omittingEmptySubsequences: false).map { $0.dropFirst(3) }.joined(separator: "\n")
        try await Scratch.use { scratch in
            try scratch.write(yaml, to: "forgeaudit.yaml")
            let secrets = scratch.root.appending(path: "secrets", directoryHint: .isDirectory)
            _ = try SecretFolder(secrets).secrets(for: try FleetLoader(folder: scratch.fleet).load())
            let check = try await scratch.forgeaudit("check", environment: ["ACME_GITLAB_TOKEN": "a-token-of-the-test"])
            #expect(check.status == 0, "\(check.text)")
        }
    }
}
