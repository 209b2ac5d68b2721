// Shows how an import advances: one line that is redrawn on a terminal, log lines elsewhere.

import Foundation
import Importer
import Inventory
import Logging
import Synchronization

/// Takes the importer's events from any task.
final class ProgressLine: Sendable {
    private struct State {
        var total: Int
        var ended = 0
        var repositories: [String: Int] = [:]
        var requests: [String: Int] = [:]
        var drawnAt = ContinuousClock.now - .seconds(1)
    }

    private let state: Mutex<State>
    private let log: Logger
    private let onTerminal: Bool

    init(integrations: Int, log: Logger, onTerminal: Bool) {
        state = Mutex(State(total: integrations))
        self.log = log
        self.onTerminal = onTerminal
    }

    func show(_ event: ImportProgress) {
        switch event {
        case .started(let integration):
            if !onTerminal { log.debug("importing", metadata: ["integration": "\(integration)"]) }
        case .advanced(let integration, let repositories, let requests):
            update(integration, repositories, requests, ended: false)
        case .ended(let integration, let importState, let doubt, let repositories, let requests):
            update(integration, repositories, requests, ended: true)
            if !onTerminal { logEnd(integration, importState, doubt, repositories, requests) }
        }
    }

    /// Says that nothing moves for a while, and why.
    func showWaiting(for forge: String, seconds: Double) {
        clear()
        log.info(
            "waiting for a limit of the forge to pass",
            metadata: ["forge": "\(forge)", "seconds": "\(Int(seconds.rounded(.up)))"])
    }

    /// Removes the line, so that what follows starts clean.
    func clear() {
        if onTerminal { write("\r\u{1B}[K") }
    }

    private func logEnd(
        _ integration: String, _ importState: ImportState, _ doubt: String?, _ repositories: Int, _ requests: Int
    ) {
        var metadata: Logger.Metadata = [
            "integration": "\(integration)", "state": "\(importState.rawValue)", "repositories": "\(repositories)",
            "requests": "\(requests)",
        ]
        if let doubt { metadata["reason"] = "\(doubt)" }
        log.log(level: importState == .complete ? .info : .warning, "imported", metadata: metadata)
    }

    private func update(_ integration: String, _ repositories: Int, _ requests: Int, ended: Bool) {
        guard onTerminal else { return }
        let line: String? = state.withLock { state in
            state.repositories[integration] = repositories
            state.requests[integration] = requests
            if ended { state.ended += 1 }
            guard ended || state.drawnAt.duration(to: .now) > .milliseconds(100) else { return nil }
            state.drawnAt = .now
            return "importing \(state.ended)/\(state.total) integrations · "
                + "\(state.repositories.values.reduce(0, +)) repositories · "
                + "\(state.requests.values.reduce(0, +)) requests"
        }
        if let line { write("\r\u{1B}[K\(line)") }
    }

    private func write(_ text: String) { Standard.errorPart(text) }
}
