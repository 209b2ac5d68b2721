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
            waiting += page.count
            if waiting >= Self.rowsAtOnce { try await writeOn() }
        case .listing(let proof) where proof.fact == .projects || proof.fact == .installationRepositories:
            // A listing that changed while it was read was read again, and counted again so far.
            repositories = proof.distinct
        case .ended(let state, let doubt):
            try await flush()
            progress(
                .ended(
                    integration: integration, state: state, doubt: doubt, repositories: repositories,
                    requests: requests))
        default:
            if batch.count >= 100 {
                progress(.advanced(integration: integration, repositories: repositories, requests: requests))
                try await writeOn()
            }
        }
    }

    /// Has what is gathered written, and waits for no more than the batch before it: the next pages are read meanwhile.
    private func writeOn() async throws {
        let previous = underWay
        begin()
        try await previous?.value
    }

    /// Writes what is gathered, and returns when everything is written.
    func flush() async throws {
        begin()
        try await underWay?.value
    }

    /// Waits for what is being written, whatever comes of it.
    func settle() async { _ = await underWay?.result }

    /// Batches keep their order: the next one waits for the one under way.
    private func begin() {
        let previous = underWay
        let ready = batch
        guard !ready.isEmpty else { return }
        batch.removeAll(keepingCapacity: true)
        waiting = 0
        underWay = Task {
            try await previous?.value
            try await writer.write(ready, of: integration)
        }
    }

    private var underWay: Task<Void, any Error>?
    /// Repositories in `batch`.
    private var waiting = 0

    /// Fewer transactions write fewer pages of the file twice.
    private static let rowsAtOnce = 500
}
