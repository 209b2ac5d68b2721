// `forgeaudit report`: writes the reports of an audited snapshot.

import ArgumentParser
import Logging

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write the reports of an audited snapshot.",
        discussion: "Needs no network and no secret.\n\n\(ExitStatus.help)")

    @OptionGroup var config: ConfigOption
    @OptionGroup var snapshot: SnapshotOption
    @OptionGroup var output: LogOptions

    func run() async throws {
        let log = output.logger
        let (config, option, output) = (config, snapshot, output)
        try await CommandBody.run(log, format: output.logFormat) {
            let workspace = try Workspace(reading: config.config)
            return try ReportStep(workspace: workspace, options: output, log: log)
                .run(on: workspace.snapshotFile(option))
        }
    }
}
