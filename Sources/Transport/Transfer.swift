// One request on its way.

import Synchronization

/// A request, the buffers that its answer fills, and the continuation that waits for it. The transport's thread fills
/// the buffers; the continuation is resumed exactly once.
final class Transfer: Sendable {
    let request: HTTPRequest
    let destination: Destination
    private let continuation = Mutex<CheckedContinuation<Result<HTTPResponse, TransportError>, Never>?>(nil)
    private let withdrawn = Mutex(false)

    init(_ request: HTTPRequest, to destination: Destination) {
        self.request = request
        self.destination = destination
    }

    func attach(_ waiting: CheckedContinuation<Result<HTTPResponse, TransportError>, Never>) {
        continuation.withLock { $0 = waiting }
    }

    /// Set before the thread hears of the cancellation, which may be before it hears of the transfer.
    var isWithdrawn: Bool {
        get { withdrawn.withLock { $0 } }
        set { withdrawn.withLock { $0 = newValue } }
    }

    /// Wakes the waiting task; a second call does nothing.
    func resume(_ result: sending Result<HTTPResponse, TransportError>) {
        let waiting = continuation.withLock { slot in
            defer { slot = nil }
            return slot
        }
        waiting?.resume(returning: result)
    }
}
