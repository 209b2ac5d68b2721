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

    @Test("docs/controls.tsv is the mapping of the catalogue")
    func controls() async throws {
        try await Scratch.use { scratch in
            let written = try await scratch.forgeaudit("rules", "--format", "controls")
            let same = written.output == (try Self.text("docs/controls.tsv"))
            #expect(same, "docs/controls.tsv is out of date: run make docs")
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
