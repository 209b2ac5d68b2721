// A plain HTTP client for one forge.
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Sends requests to 127.0.0.1 and follows nothing by itself.
struct Client: Sendable {
    let port: UInt16
    private let session: URLSession

    init(port: UInt16) {
        self.port = port
        let configuration = URLSessionConfiguration.ephemeral
        configuration.urlCache = nil
        session = URLSession(configuration: configuration)
    }

    struct NotHTTP: Error {}

    func get(_ target: String, _ headers: [String: String] = [:]) async throws -> Reply {
        try await send("GET", target, headers)
    }

    func send(_ method: String, _ target: String, _ headers: [String: String] = [:], body: String? = nil) async throws
        -> Reply
    {
        guard let url = URL(string: "http://127.0.0.1:\(port)\(target)") else { throw NotHTTP() }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.httpBody = body.map { Data($0.utf8) }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await session.data(for: request)
        guard let response = response as? HTTPURLResponse else { throw NotHTTP() }
        var fields: [String: String] = [:]
        for (name, value) in response.allHeaderFields { fields["\(name)".lowercased()] = "\(value)" }
        return Reply(status: response.statusCode, headers: fields, data: data)
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
