// Gathers one integration's observations into batches for the writer, and counts them for the progress.

import Inventory
import Snapshots

/// Hands observations to the writer in their order, many small ones in one transaction.
actor ObservationRecorder {
    private let integration: String
    private let writer: SnapshotWriter
    private let progress: @Sendable (ImportProgress) -> Void
    private var batch: [Observation] = []
    private var repositories = 0
    private var requests = 0

    init(integration: String, writer: SnapshotWriter, progress: @escaping @Sendable (ImportProgress) -> Void) {
        self.integration = integration
        self.writer = writer
        self.progress = progress
    }

    func take(_ observation: Observation) async throws {
        batch.append(observation)
        switch observation {
        case .exchange:
            requests += 1
        case .repositories(let page, _):
            repositories += page.count
            progress(.advanced(integration: integration, repositories: repositories, requests: requests))
            try await flush()
        case .ended(let state, let doubt):
            try await flush()
            progress(
                .ended(
                    integration: integration, state: state, doubt: doubt, repositories: repositories,
                    requests: requests))
        default:
            if batch.count >= 100 {
                progress(.advanced(integration: integration, repositories: repositories, requests: requests))
                try await flush()
            }
        }
    }

    /// Writes what is gathered. Batches keep their order: the next one waits for the one under way.
    func flush() async throws {
        let previous = underWay
        let ready = batch
        guard !ready.isEmpty else { return }
        batch.removeAll(keepingCapacity: true)
        let task = Task {
            try await previous?.value
            try await writer.write(ready, of: integration)
        }
        underWay = task
        try await task.value
    }

    private var underWay: Task<Void, any Error>?
}
