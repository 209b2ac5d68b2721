// The import as every command runs it: from the lock to the whole partial file.

import Config
import Forges
import Foundation
import Importer
import Inventory
import Logging
import Snapshots
import Transport

/// Runs an import into the partial file and leaves it closed and whole; publishing it is the caller's.
struct ImportStep {
    let workspace: Workspace
    let options: LogOptions
    let network: NetworkOptions
    let log: Logger

    /// Returns the instant at which the run started, which names the snapshot.
    func run() async throws -> Date {
        let started = options.now()
        workspace.snapshots.removePartial()
        let plan = workspace.runPlan(startedAt: started)
        let writer = try SnapshotWriter(creating: workspace.snapshots.partial, plan: plan)
        let settings = workspace.config.transport
        var limits = TransportLimits()
        limits.connections = settings.connections
        limits.timeoutSeconds = settings.timeoutSeconds
        let transport = CurlTransport(limits: limits, userAgent: Tool.userAgent, connectTo: network.connectTo)
        let context = ForgeContext(
            transport: transport, now: options.now, waitSeconds: settings.waitBudgetSeconds,
            concurrency: settings.connections)
        let progress = ProgressLine(
            integrations: plan.integrations.count, log: log, onTerminal: options.showsProgress)
        defer { progress.clear() }
        let run = ImportRun(
            plan: workspace.importPlan(context), writer: writer, concurrency: settings.connections,
            progress: progress.show)
        try await run.run()
        try await writer.finish(at: options.now())
        return started
    }
}
