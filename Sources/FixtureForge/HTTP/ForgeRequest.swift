// A request as the routes need it: the raw target is kept, because an encoded slash in a path means something here.
import FlyingFox
import Foundation

/// One request to the forge. Header values, and so credentials, never leave it but through `header(_:)`.
struct ForgeRequest: Sendable {
    let method: String
    /// Path as sent, still percent-encoded.
    let path: String
    /// Path and query as sent.
    let target: String
    let query: Query
    let body: Data
    private let headers: [String: String]

    init(method: String, target: String, headers: [String: String] = [:], body: Data = Data()) {
        self.method = method
        self.target = target
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = parts.first.map { String($0) } ?? ""
        query = Query(parts.count > 1 ? String(parts[1]) : "")
        self.headers = Dictionary(headers.map { ($0.key.lowercased(), $0.value) }) { first, _ in first }
        self.body = body
    }

    /// Takes over a request of the HTTP server. The body is cut off beyond 1 MiB: nothing here needs more.
    init(_ request: HTTPRequest) async throws {
        var headers: [String: String] = [:]
        for name in request.headers.keys { headers[name.rawValue] = request.headers[name] }
        let declared = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        let body = declared > 1 << 20 ? Data() : try await request.bodyData
        self.init(method: request.method.rawValue, target: request.target.rawValue, headers: headers, body: body)
    }

    /// The same request with another query, and without the condition that could make its answer a 304.
    func asking(_ query: Query) -> ForgeRequest {
        ForgeRequest(
            method: method, target: "\(path)?\(query.text)", headers: headers.filter { $0.key != "if-none-match" },
            body: body)
    }

    /// The value of a header, whatever the case of its name.
    func header(_ name: String) -> String? { headers[name.lowercased()] }

    /// The path below `root`, decoded segment by segment; nil if the path lies elsewhere. A trailing slash leaves an empty
    /// last segment, which no route matches: both forges answer 404 there, or should.
    func segments(below root: String) -> [String]? {
        guard path.hasPrefix(root + "/") else { return nil }
        return path.dropFirst(root.count + 1).split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.removingPercentEncoding ?? String($0) }
    }
}
