// What follows a run, however it ended: metrics, the heartbeat, the notification.

import ArgumentParser
import Config
import Foundation
import Inventory
import Logging
import Secrets
import Snapshots

/// Tells the rest of the world how a run ended. What can't be told is logged; the run's exit status stays what it is.
struct Aftermath {
    let workspace: Workspace
    let watch: WatchOptions
    let now: @Sendable () -> Date
    let log: Logger
    /// Where the reports went; nil for a run that writes none.
    var reports: URL?

    /// Whether somebody wants to know what differs from the run before.
    var asksForChange: Bool { workspace.config.operation.notification != nil }

    /// Runs `body`. A run that was interrupted, or that was asked for in the wrong way, has no aftermath.
    func of(_ body: () async throws -> (RunEnd, ExitStatus)) async throws -> ExitStatus {
        let earlier = workspace.snapshots.newestFirst().first?.lastPathComponent
        do {
            let (end, status) = try await body()
            writeMetrics(status, end)
            writeHeartbeat(status, end)
            let outcome = try? outcome(of: end.snapshot)
            let isTold = notify(RunSummary(workspace, status, end, outcome, reports: reports, now: now()))
            // What was only imported isn't judged yet.
            if isTold, reports != nil { remember(LastTold(status, snapshot: end.snapshot.lastPathComponent)) }
            return status
        } catch let error where !(error is CancellationError || error is ValidationError) {
            writeMetrics(.couldNotRun, nil)
            if notify(RunSummary(workspace, .couldNotRun, error: "\(error)", now: now())) {
                // The run may have published its snapshot: what it found is still to be told.
                let before = LastTold(in: workspace.snapshots)
                remember(LastTold(.couldNotRun, snapshot: before.map { $0.snapshot } ?? earlier))
            }
            throw error
        }
    }

    private func remember(_ told: LastTold) {
        do {
            try told.write(to: workspace.snapshots)
        } catch {
            log.warning("the next run is going to tell everything again", metadata: ["reason": "\(error)"])
        }
    }

    private func outcome(of file: URL) throws -> AuditOutcome {
        let snapshot = try Snapshot.read(file)
        defer { try? snapshot.close() }
        return try snapshot.outcome()
    }

    private func writeMetrics(_ status: ExitStatus, _ end: RunEnd?) {
        let path = watch.metrics ?? workspace.config.operation.metrics.map { workspace.config.resolved(path: $0) }
        guard let path else { return }
        write("metrics", to: path, head: WatchedFile.metricsHead) {
            try Metrics(workspace: workspace, now: now()).text(status: status, end: end)
        }
    }

    /// Only a run that reached its end has a heart that beats.
    private func writeHeartbeat(_ status: ExitStatus, _ end: RunEnd) {
        guard let path = workspace.config.operation.heartbeat else { return }
        write("heartbeat", to: workspace.config.resolved(path: path), head: WatchedFile.heartbeatHead) {
            let time = Timestamp.format(now())
            let name = end.snapshot.lastPathComponent
            return "{\"ended_at\":\"\(time)\",\"exit_status\":\(status.rawValue),\"snapshot\":\"\(name)\"}\n"
        }
    }

    private func write(_ what: String, to path: String, head: String, _ text: () throws -> String) {
        do {
            try WatchedFile.replace(path, with: try text(), head: head)
        } catch {
            log.error("\(what) not written", metadata: ["reason": "\(error)"])
        }
    }

    /// Whether whoever is to be told was: false where the program failed, so that the next run tells it again.
    private func notify(_ summary: RunSummary) -> Bool {
        guard let notification = workspace.config.operation.notification else { return true }
        let isDue =
            switch notification.occasion {
            case .always: true
            case .changed: summary.changed
            case .problem: summary.exitStatus != 0
            }
        guard isDue else { return true }
        let resolver = workspace.config.secretResolver(environment: ProcessInfo.processInfo.environment)
        do {
            guard let problem = resolver.hand(try summary.json(), to: notification.command) else { return true }
            var details: Logger.Metadata = ["reason": "\(problem.reason)"]
            if !problem.said.isEmpty { details["said"] = "\(problem.said)" }
            log.error("notification failed", metadata: details)
        } catch {
            log.error("notification failed", metadata: ["reason": "\(error)"])
        }
        return false
    }
}
