// `forgeaudit import`: the snapshot without judging it.

import ArgumentParser
import Inventory
import Snapshots

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import every integration into a new snapshot, without an audit.",
        discussion: ExitStatus.help)

    @OptionGroup var options: ImportOptions
    @OptionGroup var watch: WatchOptions

    func run() async throws {
        let (options, watch) = (options, watch)
        let log = options.output.logger
        try await CommandBody.run(log, format: options.output.logFormat) {
            let workspace = try watch.workspace(reading: options.config.config, now: options.output.now(), log)
            return try await Aftermath(
                workspace: workspace, watch: watch, now: options.output.now, log: log
            ).of {
                let end = try await options.publish(workspace, log)
                let snapshot = try Snapshot.read(end.snapshot)
                defer { try? snapshot.close() }
                // Blocked is proven: it's for the audit to call it a finding.
                let open = try snapshot.integrations().filter {
                    $0.importState != .complete && $0.importState != .blocked
                }
                return (end, open.isEmpty ? .clean : .incomplete)
            }
        }
    }
}
