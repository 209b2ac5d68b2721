// A transport whose answers a test writes down, and which remembers what it was asked.

import Synchronization
import Transport

/// Answers each request by a closure that sees it and its number (from 1).
final class ScriptedTransport: HTTPTransport {
    typealias Script = @Sendable (HTTPRequest, Int) async throws(TransportError) -> HTTPResponse

    private let script: Script
    private let seen = Mutex<[HTTPRequest]>([])

    init(_ script: @escaping Script) { self.script = script }

    var requests: [HTTPRequest] { seen.withLock { $0 } }
    var paths: [String] { requests.map { String($0.url.dropFirst(ScriptedTransport.base.count)) } }

    static let base = "https://forge.test/api"

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        let number = seen.withLock { seen in
            seen.append(request)
            return seen.count
        }
        return try await script(request, number)
    }
}

extension HTTPResponse {
    /// An answer with a text body.
    static func text(_ body: String, _ status: Int = 200, _ headers: [String: String] = [:]) -> HTTPResponse {
        HTTPResponse(status: status, headers: headers, body: Array(body.utf8))
    }
}
