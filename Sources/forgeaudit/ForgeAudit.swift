// The command line's root.

import ArgumentParser
import CProcess
import Foundation
import Secrets

@main
struct ForgeAudit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forgeaudit",
        abstract: "Audits how a platform's integrations reach GitHub and GitLab.",
        discussion: """
            Reads a static config, imports every repository that each integration reaches into an SQLite snapshot, \
            judges tokens, permissions, ownership and Maintainer access, and reports from that snapshot. What could \
            not be seen is reported as unverified, never as fine.

            \(ExitStatus.help)
            """,
        version: Tool.version,
        subcommands: [
            InitCommand.self, RunCommand.self, CheckCommand.self, ImportCommand.self, AuditCommand.self,
            ReportCommand.self,
            DiffCommand.self, RulesCommand.self, ExplainCommand.self, SnapshotCommand.self, SecretCommands.self,
        ])

    static func main() async {
        Standard.prepare()
        // libcurl would write the keys of every TLS connection into the file that it names.
        unsetenv("SSLKEYLOGFILE")
        // No core file, and no other process of this user, shows a secret. Where that isn't granted, all else still works.
        _ = process_hide_memory()
        process_return_large_blocks()
        guard !CommandLine.arguments.isEmpty else {
            Standard.error("the program can't read its own arguments: /proc isn't mounted here")
            exit(withError: ExitStatus.couldNotRun.code)
        }
        var used: (any ParsableCommand.Type)?
        do {
            var command = try parseAsRoot(nil)
            used = type(of: command)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            // Wrong usage is repeated word by word, and a word may be a token.
            let message = used.map { usage($0, error) } ?? fullMessage(for: error)
            let words = Array(CommandLine.arguments.dropFirst())
            let meant = used == nil ? MisspeltCommand.nearest(words, below: self) : nil
            Standard.error(SecretShape.redacted(message + (meant.map { "\n  Did you mean '\($0)'?" } ?? "")))
            exit(withError: ExitCode.validationFailure)
        }
    }

    /// What a command found wrong after it was parsed, in the parser's form, which would show the root's usage.
    private static func usage(_ command: any ParsableCommand.Type, _ error: any Error) -> String {
        let usage = usageString(for: command)
        let name = usage.split(separator: " ").prefix { $0.first?.isLetter ?? false }.joined(separator: " ")
        return "Error: \(message(for: error))\nUsage: \(usage)\n  See '\(name) --help' for more information."
    }
}
