// `forgeaudit snapshot merge`: one snapshot of all parts, with its audit and its reports.

import ArgumentParser
import Config
import Foundation
import Logging
import Snapshots

struct SnapshotMergeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Join the parts of `run --shard` into one snapshot, audit and report.",
        discussion: """
            The parts have to be of this config, this release and these rules, and none may be there twice. One that is \
            missing makes its integrations fail, and the whole incomplete. Needs no network, and no secret but the key that \
            snapshots.sign_with refers to.

            \(ExitStatus.help)
            """)

    @OptionGroup var config: ConfigOption
    @OptionGroup var output: LogOptions
    @OptionGroup var watch: WatchOptions
    @OptionGroup var silence: SilenceOptions
    @OptionGroup var flags: ReportFlags

    @Argument(help: "The parts: each is a snapshot that `run --shard` left, such as shard-1-of-12/latest.sqlite.")
    var parts: [String]

    func run() async throws {
        let (path, output, watch, flags, parts) = (config.config, output, watch, flags, parts)
        let held = silence.quietUnlessChanged ? HeldLines() : nil
        let log = output.logger(holding: held)
        try await CommandBody.run(log, format: output.logFormat) {
            let workspace = try watch.workspace(reading: path, now: output.now(), log)
            let aftermath = Aftermath(
                workspace: workspace, watch: watch, now: output.now, log: log,
                reports: flags.directory(workspace))
            return try await aftermath.of {
                let merge = PartMerge(workspace: workspace, now: output.now(), log: log)
                let end = try await merge.run(
                    parts.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath() },
                    asksForChange: held != nil || aftermath.asksForChange)
                let report = ReportStep(
                    workspace: workspace, flags: flags, options: output, log: log, held: held, change: end.change)
                return (end, try report.run(on: end.snapshot))
            }
        }
    }
}
