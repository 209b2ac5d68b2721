// `forgeaudit run`: what cron calls.

import ArgumentParser
import Config
import Foundation
import Logging

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Import, audit and report: what cron calls.", discussion: ExitStatus.help)

    @OptionGroup var options: ImportOptions
    @OptionGroup var watch: WatchOptions
    @OptionGroup var silence: SilenceOptions
    @OptionGroup var flags: ReportFlags

    @Option(
        help: ArgumentHelp(
            """
            Import only part NUMBER of COUNT of the integrations, by their credentials, into the snapshot folder's \
            shard-NUMBER-of-COUNT. `forgeaudit snapshot merge` makes one snapshot of all parts, audits and reports.
            """, valueName: "number/count"), transform: CommonParsing.shard)
    var shard: Shard?

    func run() async throws {
        let (options, watch, flags, shard) = (options, watch, flags, shard)
        let held = silence.quietUnlessChanged && shard == nil ? HeldLines() : nil
        let log = options.output.logger(holding: held)
        try await CommandBody.run(log, format: options.output.logFormat) {
            if let shard {
                let part = try Workspace(reading: options.config.config, shard: shard)
                return try await PartRun(workspace: part, options: options, log: log).run()
            }
            let workspace = try watch.workspace(reading: options.config.config, now: options.output.now(), log)
            let aftermath = Aftermath(
                workspace: workspace, watch: watch, now: options.output.now, log: log,
                reports: flags.directory(workspace))
            return try await aftermath.of {
                let end = try await options.publish(
                    workspace, log, asksForChange: held != nil || aftermath.asksForChange
                ) { workspace, partial in
                    try AuditStep(workspace: workspace).run(on: partial, asOf: nil)
                    return try workspace.signingKey.map { try SnapshotSigner(key: $0).signature(of: partial) }
                }
                let report = ReportStep(
                    workspace: workspace, flags: flags, options: options.output, log: log, held: held,
                    change: end.change)
                return (end, try report.run(on: end.snapshot))
            }
        }
    }
}
