// Runs an import: every App once, then its integrations, several side by side, each into its own rows.

import Forges
import Inventory
package import Snapshots

/// One import. One integration's trouble is recorded and costs no other anything; only a snapshot that can't be written
/// ends the run.
package struct ImportRun: Sendable {
    private let plan: ImportPlan
    private let writer: SnapshotWriter
    private let concurrency: Int
    private let progress: @Sendable (ImportProgress) -> Void

    /// `concurrency` is the number of integrations under way at once.
    package init(
        plan: ImportPlan, writer: SnapshotWriter, concurrency: Int,
        progress: @escaping @Sendable (ImportProgress) -> Void
    ) {
        self.plan = plan
        self.writer = writer
        self.concurrency = max(1, concurrency)
        self.progress = progress
    }

    /// Returns when every integration has ended; throws `SnapshotsError` or `CancellationError`. No integration waits for
    /// what only the rules about Apps need.
    package func run() async throws {
        let readings = try await readApps()
        async let details: Void = readDetails(readings)
        try await readIntegrations(readings)
        try await details
    }

    private func readIntegrations(_ readings: [String: AppReading]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            var rest = plan.integrations[...]
            for _ in 0..<concurrency {
                guard let next = rest.popFirst() else { break }
                group.addTask { try await read(next, readings) }
            }
            while try await group.next() != nil {
                if let next = rest.popFirst() { group.addTask { try await read(next, readings) } }
            }
        }
    }

    private func readApps() async throws -> [String: AppReading] {
        try await withThrowingTaskGroup(of: (String, AppReading).self) { group in
            for app in plan.apps {
                group.addTask {
                    let reading = try await app.read(sink(for: app))
                    try await writer.write(reading.app, named: app.name)
                    return (app.name, reading)
                }
            }
            var readings: [String: AppReading] = [:]
            while let (name, reading) = try await group.next() { readings[name] = reading }
            return readings
        }
    }

    private func readDetails(_ readings: [String: AppReading]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for app in plan.apps {
                guard let reading = readings[app.name] else { continue }
                group.addTask {
                    try await writer.write(app.readDetails(reading, sink(for: app)), ofApp: app.name)
                }
            }
            try await group.waitForAll()
        }
    }

    private func sink(for app: ImportPlan.AppTask) -> ObservationSink {
        { observation in
            if case .exchange(let exchange) = observation { try await writer.write(exchange, ofApp: app.name) }
        }
    }

    private func read(_ task: ImportPlan.IntegrationTask, _ readings: [String: AppReading]) async throws {
        progress(.started(integration: task.id))
        let recorder = ObservationRecorder(integration: task.id, writer: writer, progress: progress)
        do {
            try await task.source(task.app.flatMap { readings[$0] }).read { try await recorder.take($0) }
            try await recorder.flush()
        } catch {
            await recorder.settle()
            throw error
        }
    }
}
