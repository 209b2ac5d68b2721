// A plain HTTP client for one forge.
import Foundation
import Transport

/// Sends requests to 127.0.0.1 and follows nothing by itself. Not Foundation's client, which leaks with each request.
struct Client: Sendable {
    let port: UInt16
    private let transport = CurlTransport(limits: TransportLimits(), userAgent: "fixture-forge-test")

    init(port: UInt16) { self.port = port }

    func get(_ target: String, _ headers: [String: String] = [:]) async throws -> Reply {
        try await send(.get, target, headers)
    }

    func post(_ target: String, _ headers: [String: String] = [:], body: String? = nil) async throws -> Reply {
        try await send(.post, target, headers, body: body)
    }

    private func send(
        _ method: HTTPRequest.Method, _ target: String, _ headers: [String: String], body: String? = nil
    ) async throws -> Reply {
        let request = HTTPRequest(
            method, "http://127.0.0.1:\(port)\(target)", headers: headers.map { HTTPHeader($0.key, $0.value) },
            body: body.map { Array($0.utf8) })
        let response = try await transport.send(request)
        return Reply(status: response.status, headers: response.headers, data: Data(response.body))
    }

    /// All the pages that `next` leads through, up to a limit.
    func pages(_ target: String, _ headers: [String: String], limit: Int = 50) async throws -> [Reply] {
        var replies: [Reply] = []
        var next: String? = target
        while let page = next, replies.count < limit {
            let reply = try await get(page, headers)
            replies.append(reply)
            next = reply.next
        }
        return replies
    }
}
