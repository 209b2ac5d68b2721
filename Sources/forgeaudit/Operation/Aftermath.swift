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
        do {
            let (end, status) = try await body()
            writeMetrics(status, end)
            writeHeartbeat(status, end)
            let outcome = try? outcome(of: end.snapshot)
            notify(RunSummary(workspace, status, end, outcome, reports: reports, now: now()))
            return status
        } catch let error where !(error is CancellationError || error is ValidationError) {
            writeMetrics(.couldNotRun, nil)
            notify(RunSummary(workspace, .couldNotRun, error: "\(error)", now: now()))
            throw error
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

    private func notify(_ summary: RunSummary) {
        guard let notification = workspace.config.operation.notification else { return }
        let isDue =
            switch notification.occasion {
            case .always: true
            case .changed: summary.changed
            case .problem: summary.exitStatus != 0
            }
        guard isDue else { return }
        let resolver = workspace.config.secretResolver(environment: ProcessInfo.processInfo.environment)
        do {
            guard let problem = resolver.hand(try summary.json(), to: notification.command) else { return }
            log.error("notification failed", metadata: ["reason": "\(problem)"])
        } catch {
            log.error("notification failed", metadata: ["reason": "\(error)"])
        }
    }
}
