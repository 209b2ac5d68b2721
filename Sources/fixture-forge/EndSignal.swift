// Turns SIGTERM and SIGINT into something to wait for.
import Dispatch
import Foundation

/// Catches the signals from the moment it is made, so that none is missed while the forge starts.
final class EndSignal {
    private let stream: AsyncStream<Void>
    private let sources: [any DispatchSourceSignal]

    init() {
        let (stream, report) = AsyncStream.makeStream(of: Void.self)
        self.stream = stream
<<<<<<< HEAD
        let caught = DispatchSemaphore(value: 0)
        sources = [SIGTERM, SIGINT].map { number in
            // Dispatch catches the signal itself. To ignore it until then would lose one that comes in between.
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { report.yield() }
            source.setRegistrationHandler { caught.signal() }
            source.resume()
            return source
        }
        for _ in sources { caught.wait() }
=======
        let queue = DispatchQueue(label: "signals")
        let heard = DispatchSemaphore(value: 0)
        sources = [SIGTERM, SIGINT].map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { report.yield() }
            source.setRegistrationHandler { heard.signal() }
            source.resume()
            return source
        }
        // Dispatch sets them up on a thread of its own: a signal before that ends the process.
        for _ in sources { heard.wait() }
>>>>>>> 958b72cb5b35accd2aac1c35a539eb5d3e771fd4
    }

    /// Returns when one of the signals has come.
    func wait() async {
        for await _ in stream { return }
    }
}
