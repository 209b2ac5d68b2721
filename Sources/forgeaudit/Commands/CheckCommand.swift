// `forgeaudit check`: config and secrets, without the network unless it is asked for.

import ArgumentParser
import Config
import Logging

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check the config, that its secrets can be had, and, with --online, what they may do.",
        discussion: """
            Prints every problem with file, line and column, and what to write instead. --online asks each credential's \
            forge once whether it is accepted and what it may do.

            Exit status: 0 fine; 1 with --online, where a credential is refused, lacks what the config requires or \
            is another account's; 2 problems; 3 with --online, where a forge could not be asked; 64 wrong usage.
            """)

    @OptionGroup var config: ConfigOption

    @Flag(help: "Ask each credential's forge, with one request, what it may do.")
    var online = false

    @OptionGroup var output: LogOptions
    @OptionGroup var network: NetworkOptions

    @Flag(help: "Print the JSON Schema of the config and do nothing else.")
    var printSchema = false

    @Flag(help: "Print what may stand in a config, as Markdown, and do nothing else.")
    var printReference = false

    func validate() throws {
        if printSchema, printReference { throw ValidationError("give --print-schema or --print-reference") }
    }

    func run() async throws {
        if printSchema { return Standard.output(ConfigSchema.text(of: RuleNames.description)) }
        if printReference { return Standard.output(ConfigMarkdown.text(of: RuleNames.description)) }
        let (path, online, output, network) = (config.config, online, output, network)
        try await CommandBody.run(output.logger, format: output.logFormat) {
            var workspace = try Workspace(reading: path)
            try workspace.resolveSecrets()
            let config = workspace.config
            try Self.checkWatchedFiles(config)
            for note in ConfigNotes.of(config) where !output.quiet {
                Standard.output("note: \(TerminalText.safe(note))")
            }
            let fine =
                "\(path) is fine: \(Self.count(config.integrations.count, "integration")), "
                + "\(Self.count(config.gitHubApps.count, "GitHub App")), \(Self.count(config.secrets.count, "secret")), "
                + "\(Self.count(config.audit.waivers.count, "waiver"))"
            if !output.quiet { Standard.output(fine) }
            guard online else { return .clean }
            let answers = try await OnlineCheck(workspace: workspace, context: workspace.context(output, network)).run()
            let status = OnlineCheck.status(answers)
            if !output.quiet || status != .clean { Standard.output("\n" + OnlineCheck.text(answers)) }
            return status
        }
    }

    /// A run writes them last, when it can't end with a refusal any more.
    private static func checkWatchedFiles(_ config: ConfigFile) throws {
        let files = [
            (config.operation.metrics, WatchedFile.metricsHead),
            (config.operation.heartbeat, WatchedFile.heartbeatHead),
        ]
        for (path, head) in files {
            guard let path else { continue }
            try WatchedFile.check(config.resolved(path: path), head: head)
        }
    }

    /// `1 waiver`, `2 waivers`.
    private static func count(_ count: Int, _ singular: String) -> String {
        "\(count) \(count == 1 ? singular : singular + "s")"
    }
}
