// The command line's root.

import ArgumentParser

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
            RunCommand.self, CheckCommand.self, ImportCommand.self, AuditCommand.self, ReportCommand.self,
            RulesCommand.self, ExplainCommand.self, SnapshotCommand.self,
        ])

    static func main() async {
        Standard.prepare()
        await main(nil)
    }
}
