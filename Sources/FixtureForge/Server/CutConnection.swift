// Ends a connection without a byte of an answer.
import FlyingFox

/// The server asks the handler of a web socket before it writes anything: one that throws there closes the connection.
struct CutConnection: WSHandler {
    private struct Cut: Error {}

    /// Where to wait first; nil: nowhere.
    private let gate: StallGate?

    init(after gate: StallGate?) { self.gate = gate }

    func makeFrames(for client: AsyncThrowingStream<WSFrame, any Error>) async throws -> AsyncStream<WSFrame> {
        await gate?.wait()
        throw Cut()
    }
}
