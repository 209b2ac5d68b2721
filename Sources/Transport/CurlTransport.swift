// Sends requests over libcurl's multi interface: one thread owns all of it.

import CCurl
import Foundation
import Synchronization

/// HTTP over libcurl: connection reuse, HTTP/2 where TLS offers it, compressed bodies. A thread of its own drives the
/// transfers, so no task ever blocks on the network.
package final class CurlTransport: HTTPTransport {
    private let shared: Shared

    /// `routes` says how each origin is reached; one that isn't in it is reached directly. `connectTo` sends every
    /// connection, whatever its URL's host, to that loopback address and port and never through a proxy: for tests and
    /// demos. `userAgent` is mandatory for GitHub.
    package init(
        limits: TransportLimits = TransportLimits(), userAgent: String, routes: [Origin: ForgeRoute] = [:],
        connectTo: LoopbackAddress? = nil
    ) {
        curl_global_init(Int(CURL_GLOBAL_DEFAULT))
        shared = Shared(limits: limits, userAgent: userAgent, routes: routes, connectTo: connectTo)
        let thread = Thread { [shared] in
            guard let loop = CurlLoop(shared) else {
                shared.refuseEverything()
                return
            }
            loop.run()
        }
        thread.name = "curl"
        thread.stackSize = 1 << 20
        thread.start()
    }

    deinit { shared.shutDown() }

    package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        if let header = request.headers.first(where: { !$0.isSafe }) {
            throw TransportError(.invalidHeader, header.name.utf8.allSatisfy { $0 > 0x20 } ? header.name : "its name")
        }
        guard Self.isUsable(request.url) else { throw TransportError(.invalidURL, "") }
        let transfer = Transfer(request, to: shared.destination(of: request.url))
        let result: Result<HTTPResponse, TransportError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                transfer.attach(continuation)
                shared.submit(transfer)
            }
        } onCancel: {
            shared.cancel(transfer)
        }
        return try result.get()
    }

    /// Printable ASCII behind an http or https scheme. libcurl guesses a scheme where there is none, and a Swift string
    /// may go on where libcurl's ends.
    private static func isUsable(_ url: String) -> Bool {
        (url.hasPrefix("https://") || url.hasPrefix("http://")) && url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}

extension CurlTransport {
    /// What the callers and the thread share.
    final class Shared: Sendable {
        private struct Inbox {
            var submitted: [Transfer] = []
            var cancelled: [Transfer] = []
            var ended = false
            /// Whether the thread sleeps, or is about to: awake it looks for itself, and waking it costs three system calls.
            var rests = false

            /// Whether somebody has to wake the thread: whoever asks first.
            mutating func mustWake() -> Bool {
                defer { rests = false }
                return rests
            }
        }

        let limits: TransportLimits
        let userAgent: String
        let connectTo: LoopbackAddress?
        let bodies = BodyPool()
        private let routes: [Origin: ForgeRoute]
        private let inbox = Mutex(Inbox())
        /// Under a lock of its own: whom it wakes wants the inbox at once.
        private let multi = Mutex<MultiHandle?>(nil)
        /// By the beginnings of URLs, which are those of the configured forges.
        private let destinations = Mutex<[String: Destination]>([:])

        init(
            limits: TransportLimits, userAgent: String, routes: [Origin: ForgeRoute] = [:],
            connectTo: LoopbackAddress?
        ) {
            self.limits = limits
            self.userAgent = userAgent
            self.routes = routes
            self.connectTo = connectTo
        }

        func destination(of url: String) -> Destination {
            let beginning = String(Destination.beginning(of: url))
            return destinations.withLock { known in
                if let destination = known[beginning] { return destination }
                let destination = Destination(of: url, routes: routes)
                known[beginning] = destination
                return destination
            }
        }

        func submit(_ transfer: Transfer) {
            let accepted = putIn { inbox in
                guard !inbox.ended else { return false }
                inbox.submitted.append(transfer)
                return true
            }
            if !accepted { transfer.resume(.failure(TransportError(.shutDown, ""))) }
        }

        func cancel(_ transfer: Transfer) {
            transfer.isWithdrawn = true
            putIn { $0.cancelled.append(transfer) }
        }

        func shutDown() { putIn { $0.ended = true } }

        private func putIn<Result: Sendable>(_ change: (inout Inbox) -> Result) -> Result {
            let (result, mustWake) = inbox.withLock { inbox in
                let result = change(&inbox)
                return (result, inbox.mustWake())
            }
            if mustWake { multi.withLock { $0?.wakeUp() } }
            return result
        }

        /// The thread is gone, or never came: fails what is submitted and whatever will be.
        func refuseEverything() {
            shutDown()
            for transfer in take().submitted { transfer.resume(.failure(TransportError(.shutDown, ""))) }
        }

        /// Lets callers wake the thread; nil when the thread is about to free the handle.
        func announce(_ multi: MultiHandle?) { self.multi.withLock { $0 = multi } }

        /// Whether nothing came in since `take`: from here on whatever comes wakes the thread.
        func mayRest() -> Bool {
            inbox.withLock { inbox in
                guard inbox.submitted.isEmpty, inbox.cancelled.isEmpty, !inbox.ended else { return false }
                inbox.rests = true
                return true
            }
        }

        /// What came in since the last call, and whether it's time to end.
        func take() -> (submitted: [Transfer], cancelled: [Transfer], ended: Bool) {
            inbox.withLock { inbox in
                inbox.rests = false
                var taken: (submitted: [Transfer], cancelled: [Transfer]) = ([], [])
                swap(&taken.submitted, &inbox.submitted)
                swap(&taken.cancelled, &inbox.cancelled)
                return (taken.submitted, taken.cancelled, inbox.ended)
            }
        }
    }
}
