// `forgeaudit check`: config and secrets, without the network.

import ArgumentParser
import Config
import Logging

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check the config and that its secrets can be had, without the network.",
        discussion: """
            Prints every problem with file, line and column, and what to write instead. Exit status: 0 fine; 2 problems; \
            64 wrong usage.
            """)

    @OptionGroup var config: ConfigOption

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
        let path = config.config
        try await CommandBody.run(Logger(label: "forgeaudit")) {
            var workspace = try Workspace(reading: path)
            try workspace.resolveSecrets()
            let config = workspace.config
            for note in ConfigNotes.of(config) { Standard.output("note: \(TerminalText.safe(note))") }
            Standard.output(
                "\(path) is fine: \(Self.count(config.integrations.count, "integration")), "
                    + "\(Self.count(config.gitHubApps.count, "GitHub App")), \(Self.count(config.secrets.count, "secret")), "
                    + "\(Self.count(config.audit.waivers.count, "waiver"))")
            return .clean
        }
    }

    /// `1 waiver`, `2 waivers`.
    private static func count(_ count: Int, _ singular: String) -> String {
        "\(count) \(count == 1 ? singular : singular + "s")"
    }
}
