// Hears SIGINT and SIGTERM.

@preconcurrency import Dispatch
import Foundation

/// Calls `action` once for each of the two signals instead of ending the process.
final class SignalTrap: Sendable {
    private let sources: [any DispatchSourceSignal]

    /// Returns when both are heard: before that, they end the process as they would without the trap.
    init(_ action: @escaping @Sendable () -> Void) {
        let queue = DispatchQueue(label: "signals")
        let heard = DispatchSemaphore(value: 0)
        sources = [SIGINT, SIGTERM].map { number in
            // Dispatch catches the signal itself. To ignore it until then would lose one that comes in between.
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler(handler: action)
            source.setRegistrationHandler { heard.signal() }
            source.resume()
            return source
        }
        for _ in sources { heard.wait() }
    }

    func release() {
        for source in sources { source.cancel() }
    }
}
