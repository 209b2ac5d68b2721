// `forgeaudit report`: writes the reports of an audited snapshot.

import ArgumentParser
import Logging
import Reports

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write the reports of an audited snapshot.",
        discussion: "Needs no network and no secret.\n\n\(ExitStatus.help)")

    @OptionGroup var config: ConfigOption
    @OptionGroup var snapshot: SnapshotOption
    @OptionGroup var flags: ReportFlags
    @OptionGroup var output: LogOptions

    @Flag(help: "Print the JSON Schema of report.json and do nothing else.")
    var printSchema = false

    func run() async throws {
        guard !printSchema else { return Standard.output(String(ReportSchema.text.dropLast())) }
        let log = output.logger
        let (config, option, flags, output) = (config, snapshot, flags, output)
        try await CommandBody.run(log, format: output.logFormat) {
            let workspace = try Workspace(reading: config.config)
            return try ReportStep(workspace: workspace, flags: flags, options: output, log: log)
                .run(on: workspace.snapshotFile(option))
        }
    }
}
