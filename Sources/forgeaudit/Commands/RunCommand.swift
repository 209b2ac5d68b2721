// `forgeaudit run`: what cron calls.

import ArgumentParser

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Import, audit and report: what cron calls.", discussion: ExitStatus.help)

    @OptionGroup var options: ImportOptions
    @OptionGroup var flags: ReportFlags

    func run() async throws {
        let (options, flags) = (options, flags)
        let log = options.output.logger
        try await CommandBody.run(log, format: options.output.logFormat) {
            let (workspace, file) = try await options.publish(log) { workspace, partial in
                try AuditStep(workspace: workspace).run(on: partial, asOf: nil)
                return try workspace.signingKey.map { try SnapshotSigner(key: $0).signature(of: partial) }
            }
            return try ReportStep(workspace: workspace, flags: flags, options: options.output, log: log).run(on: file)
        }
    }
}
