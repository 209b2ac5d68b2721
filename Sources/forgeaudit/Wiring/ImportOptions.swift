// The options of the commands that import, and the import from the config to the published snapshot.

import ArgumentParser
import Config
import Foundation
import Logging
import Snapshots

struct ImportOptions: ParsableArguments {
    @OptionGroup var config: ConfigOption
    @OptionGroup var output: LogOptions
    @OptionGroup var network: NetworkOptions

    @Flag(help: "Start anew instead of taking up an interrupted run.")
    var fresh = false

    /// Imports under the folder's lock, lets `prepare` work on the whole but unpublished file, and publishes it with the
    /// signature that `prepare` returns. Returns the published file.
    func publish(
        _ log: Logger, prepare: (Workspace, URL) throws -> SnapshotSignature? = { _, _ in nil }
    ) async throws -> (Workspace, URL) {
        var workspace = try Workspace(reading: config.config)
        try workspace.resolveSecrets()
        let snapshots = workspace.snapshots
        try snapshots.create()
        let lock = try snapshots.lock()
        defer { withExtendedLifetime(lock) {} }
        let step = ImportStep(workspace: workspace, options: output, network: network, log: log, fresh: fresh)
        let started = try await step.run()
        let signature = try prepare(workspace, snapshots.partial)
        let file = try snapshots.publish(snapshots.partial, startedAt: started, signature: signature)
        snapshots.prune(keep: workspace.config.snapshots.keep, baseline: try baseline(of: file))
        log.info("snapshot written", metadata: ["file": "\(file.path)"])
        return (workspace, file)
    }

    private func baseline(of file: URL) throws -> String? {
        let snapshot = try Snapshot.read(file)
        defer { try? snapshot.close() }
        return try snapshot.baseline().found?.file
    }
}
