// The man pages are what the commands say of themselves.
import Foundation
import TestSupport
import Testing

@Suite("Man pages", .timeLimit(.minutes(5)))
struct ManPageTests {
    private struct Help: Decodable {
        let command: Command
    }

    private struct Command: Decodable {
        let commandName: String
        let abstract: String?
        let superCommands: [String]?
        let subcommands: [Command]?
        let arguments: [Argument]?

        var all: [Command] { [self] + (subcommands ?? []).flatMap(\.all) }
        var page: String { ((superCommands ?? []) + [commandName]).joined(separator: "-") + ".1" }
    }

    private struct Argument: Decodable {
        struct Name: Decodable { let name: String }
        let names: [Name]?
        let shouldDisplay: Bool
    }

    @Test("every command has its page with its abstract and every option, and there is no other page")
    func pages() async throws {
        let run = try await Scratch.use { try await $0.forgeaudit("--experimental-dump-help") }
        let commands = try JSONDecoder().decode(Help.self, from: Data(run.output.utf8)).command.all
        let folder = Scratch.project.appending(path: "docs/man")
        let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(pages) == Set(commands.map(\.page)), "run make man")
        for command in commands {
            let page = folder.appending(path: command.page)
            // mdoc escapes hyphens in some places.
            let text = try String(contentsOf: page, encoding: .utf8).replacing("\\-", with: "-")
            if let abstract = command.abstract { #expect(text.contains(abstract), "\(command.page): run make man") }
            for argument in command.arguments ?? [] where argument.shouldDisplay {
                for name in argument.names ?? [] {
                    #expect(text.contains("\(name.name)"), "\(command.page) lacks \(name.name): run make man")
                }
            }
            #expect(!text.contains("connect-to") && !text.contains("-clock"), "\(command.page) shows what is hidden")
        }
    }
}
