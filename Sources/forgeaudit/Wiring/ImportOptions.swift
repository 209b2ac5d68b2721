// The options of the commands that import, and the import from the config to the published snapshot.

import ArgumentParser
import Config
import Foundation
import Inventory
import Logging
import Snapshots

struct ImportOptions: ParsableArguments {
    @OptionGroup var config: ConfigOption
    @OptionGroup var output: LogOptions
    @OptionGroup var network: NetworkOptions

    @Flag(help: "Start anew instead of taking up an interrupted run.")
    var fresh = false

    @Flag(
        help: ArgumentHelp(
            """
            After an incomplete run, read again only the integrations that weren't read in full, within 12 hours. The \
            snapshot takes the place of the incomplete one. Where there is nothing to take up, everything is read.
            """))
    var sinceFailed = false

    func validate() throws {
        if fresh, sinceFailed { throw ValidationError("give --fresh or --since-failed") }
    }

    var start: ImportStart { fresh ? .fresh : sinceFailed ? .sinceFailed : .interrupted }

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
        let step = ImportStep(workspace: workspace, options: output, network: network, log: log, start: start)
        let end = try await step.run()
        let signature = try prepare(workspace, snapshots.partial)
        // Before anything takes the place of an earlier snapshot, or removes it.
        let change = asksForChange ? RunChange.since(snapshots, snapshots.partial) : nil
        snapshots.warnOfLater(than: end.startedAt, log)
        let file = try snapshots.publish(snapshots.partial, startedAt: end.startedAt, signature: signature)
        snapshots.keep(end.ticket, log)
        Retention(workspace, now: output.now()).apply()
        log.info("snapshot written", metadata: ["file": "\(file.path)"])
        return RunEnd(snapshot: file, change: change, quotas: end.quotas)
    }
}

extension SnapshotDirectory {
    /// Names go by the start of the run: retention and the order of `snapshot list` trust the clock.
    func warnOfLater(than start: Date, _ log: Logger) {
        let names = snapshots().map(\.lastPathComponent)
        guard let newest = names.last, newest > published(startedAt: start).lastPathComponent else { return }
        log.warning(
            "there is a snapshot of a later run: was the clock set back?",
            metadata: ["started": "\(Timestamp.format(start))", "later": "\(newest)"])
    }

    /// The snapshot is published: that the next run can't go on from it is no reason to have failed.
    func keep(_ ticket: RetryTicket?, _ log: Logger) {
        do {
            try keep(ticket)
        } catch {
            log.warning("--since-failed is going to read everything", metadata: ["reason": "\(error)"])
        }
    }
}
