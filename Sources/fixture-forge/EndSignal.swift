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
    }

    /// Returns when one of the signals has come.
    func wait() async {
        for await _ in stream { return }
    }
}
