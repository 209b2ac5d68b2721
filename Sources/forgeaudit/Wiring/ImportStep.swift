// The import as every command runs it: from the lock to the whole partial file.

import Config
import Forges
import Foundation
import Importer
import Inventory
import Logging
import Snapshots

/// Runs an import into the partial file and leaves it closed and whole; publishing it is the caller's.
struct ImportStep {
    let workspace: Workspace
    let options: LogOptions
    let network: NetworkOptions
    let log: Logger

    let start: ImportStart

    /// What the snapshot is a part of; nil for a whole one.
    var part: PartStamp?

    /// What the import leaves besides the file.
    struct End {
        /// When the run started, which names the snapshot. A run that takes up an interrupted one started when that one
        /// did.
        let startedAt: Date
        /// What forges said of the requests that are left.
        let quotas: [QuotaTable.Holder: QuotaTable.Quota]
        /// For the run that reads what couldn't be read now; nil where everything was.
        let ticket: RetryTicket?
    }

    func run() async throws -> End {
        let partial = workspace.snapshots.partial
        try reopen()
        let salt = (start == .fresh ? nil : Leftover.salt(of: partial)) ?? PartSalt.of(workspace) ?? Self.freshSalt()
        let plan = workspace.runPlan(startedAt: options.now(), salt: salt)
        let leftover = leftover(plan)
        let writer: SnapshotWriter
        if let leftover {
            writer = try SnapshotWriter(resuming: leftover, plan: plan)
        } else {
            workspace.snapshots.removePartial()
            writer = try SnapshotWriter(creating: partial, plan: plan)
        }
        let progress = ProgressLine(
            integrations: workspace.config.integrations.count - (leftover?.whole.count ?? 0), log: log,
            onTerminal: options.showsProgress)
        let context = workspace.context(
            options, network, lastExchange: leftover?.lastExchange ?? 0,
            waiting: { progress.showWaiting(for: $0, seconds: $1) })
        let importPlan = workspace.importPlan(context).without(leftover?.whole ?? [])
        defer { progress.clear() }
        let run = ImportRun(
            plan: importPlan, writer: writer, concurrency: workspace.config.transport.connections,
            progress: progress.show)
        try await run.run()
        if let part {
            try await writer.stamp(part)
        } else {
            try await Memory(snapshots: workspace.snapshots, log: log).bring(to: writer)
        }
        let ticket = try await writer.finish(at: options.now())
        return End(
            startedAt: leftover?.startedAt ?? plan.startedAt, quotas: context.quotas.quotas, ticket: ticket)
    }

    private func reopen() throws {
        guard start == .sinceFailed, case .nothing(let reason) = try Reopening.run(workspace.snapshots) else { return }
        log.info("no incomplete run to take up: everything is read", metadata: ["reason": "\(reason)"])
    }

    private func leftover(_ plan: RunPlan) -> Leftover? {
        guard start != .fresh else { return nil }
        switch Leftover.find(workspace.snapshots.partial, plan: plan, now: options.now()) {
        case .none:
            return nil
        case .unusable(let reason):
            log.info("an interrupted run can't be taken up", metadata: ["reason": "\(reason)"])
            return nil
        case .usable(let leftover):
            log.info(
                start == .sinceFailed ? "taking up an incomplete run" : "taking up an interrupted run",
                metadata: [
                    "started": "\(Timestamp.format(leftover.startedAt))", "whole": "\(leftover.whole.count)",
                ])
            return leftover
        }
    }

    private static func freshSalt() -> [UInt8] { (0..<Leftover.saltBytes).map { _ in UInt8.random(in: 0...255) } }
}
