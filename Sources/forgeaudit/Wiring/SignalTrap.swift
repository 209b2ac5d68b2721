// Hears SIGINT and SIGTERM.

@preconcurrency import Dispatch
import Foundation

/// Calls `action` once for each of the two signals instead of ending the process.
final class SignalTrap: Sendable {
    private let sources: [any DispatchSourceSignal]

<<<<<<< HEAD
    /// Returns when both are heard: before that, they end the process as they would without the trap.
=======
    /// Returns when both are heard: Dispatch sets its sources up on a thread of its own, which may come late on a busy
    /// machine, and a signal until then would be lost if it were ignored. Until then it ends the process.
>>>>>>> 958b72cb5b35accd2aac1c35a539eb5d3e771fd4
    init(_ action: @escaping @Sendable () -> Void) {
        let queue = DispatchQueue(label: "signals")
        let heard = DispatchSemaphore(value: 0)
        sources = [SIGINT, SIGTERM].map { number in
<<<<<<< HEAD
            // Dispatch catches the signal itself. To ignore it until then would lose one that comes in between.
=======
>>>>>>> 958b72cb5b35accd2aac1c35a539eb5d3e771fd4
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
