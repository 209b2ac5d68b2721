// `forgeaudit import`: the snapshot without judging it.

import ArgumentParser
import Config
import Foundation
import Inventory
import Logging
import Snapshots

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import every integration into a new snapshot, without an audit.",
        discussion: ExitStatus.help)

    @OptionGroup var config: ConfigOption
    @OptionGroup var output: LogOptions
    @OptionGroup var network: NetworkOptions

    @Flag(help: "Start anew instead of taking up an interrupted run.")
    var fresh = false

    func run() async throws {
        let log = output.logger
        let (config, output, network, fresh) = (config, output, network, fresh)
        try await CommandBody.run(log, format: output.logFormat) {
            var workspace = try Workspace(reading: config.config)
            try workspace.resolveSecrets()
            try workspace.snapshots.create()
            let lock = try workspace.snapshots.lock()
            defer { withExtendedLifetime(lock) {} }
            let step = ImportStep(workspace: workspace, options: output, network: network, log: log, fresh: fresh)
            let started = try await step.run()
            let file = try workspace.snapshots.publish(workspace.snapshots.partial, startedAt: started)
            workspace.snapshots.prune(keep: workspace.config.snapshots.keep)
            log.info("snapshot written", metadata: ["file": "\(file.path)"])
            let snapshot = try Snapshot.read(file)
            defer { try? snapshot.close() }
            let open = try snapshot.integrations().filter {
                $0.importState != .complete && $0.importState != .blocked
            }
            return open.isEmpty ? .clean : .incomplete
        }
    }
}
