// `forgeaudit audit`: judges a snapshot again, with today's rules and policy.

import ArgumentParser
import Foundation
import Logging
import Snapshots

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Judge a snapshot by the rules, settings and waivers of the config.",
        discussion: "Needs no network and no secret.\n\n\(ExitStatus.help)")

    @OptionGroup var config: ConfigOption
    @OptionGroup var snapshot: SnapshotOption
    @OptionGroup var output: LogOptions

    @Option(
        help: "Judge dates as of this instant or day instead of the snapshot's own time.",
        transform: CommonParsing.instant)
    var asOf: Date?

    func run() async throws {
        let log = output.logger
        let (config, option, output, asOf) = (config, snapshot, output, asOf)
        try await CommandBody.run(log, format: output.logFormat) {
            let workspace = try Workspace(reading: config.config)
            try workspace.snapshots.create()
            let lock = try workspace.snapshots.lock()
            defer { withExtendedLifetime(lock) {} }
            let file = workspace.snapshotFile(option)
            if try AuditStep(workspace: workspace).runOnCopy(of: file, asOf: asOf) {
                log.warning(
                    "the signature was of the earlier findings and is removed: `forgeaudit snapshot sign` makes one")
            }
            let snapshot = try Snapshot.read(file)
            defer { try? snapshot.close() }
            let outcome = try snapshot.outcome()
            let status = ExitStatus(outcome)
            if !output.quiet {
                Standard.output(try SummaryTable.text(snapshot))
            } else if status != .clean {
                Standard.output(SummaryTable.verdict(outcome))
            }
            return status
        }
    }
}
