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
    /// signature that `prepare` returns.
    func publish(
        _ workspace: Workspace, _ log: Logger, asksForChange: Bool = false,
        prepare: (Workspace, URL) throws -> SnapshotSignature? = { _, _ in nil }
    ) async throws -> RunEnd {
        var workspace = workspace
        try workspace.resolveSecrets()
        let snapshots = workspace.snapshots
        try snapshots.create()
        let lock = try snapshots.lock()
        defer { withExtendedLifetime(lock) {} }
        let step = ImportStep(workspace: workspace, options: output, network: network, log: log, fresh: fresh)
        let (started, quotas) = try await step.run()
        let signature = try prepare(workspace, snapshots.partial)
        // Before anything takes the place of an earlier snapshot, or removes it.
        let change = asksForChange ? RunChange.between(snapshots.newestFirst().first, snapshots.partial) : nil
        let file = try snapshots.publish(snapshots.partial, startedAt: started, signature: signature)
        Retention(workspace, now: output.now()).apply()
        log.info("snapshot written", metadata: ["file": "\(file.path)"])
        return RunEnd(snapshot: file, change: change, quotas: quotas)
    }
}
