// Takes each HTTP request through an API and the fault seam, then logs and sends the answer.
import FlyingFox
import Foundation

/// The one handler of the HTTP server.
struct ForgeHandler: HTTPHandler {
    private let apis: [any ForgeAPI]
    private let clock: ForgeClock
    private let log: RequestLog
    private let fault: Fault
    private let identity = RequestIdentity()

    init(apis: [any ForgeAPI], clock: ForgeClock, log: RequestLog, fault: Fault) {
        self.apis = apis
        self.clock = clock
        self.log = log
        self.fault = fault
    }

    func handleRequest(_ http: HTTPRequest) async throws -> HTTPResponse {
        let request = try await ForgeRequest(http)
        guard let api = apis.first(where: { request.path.hasPrefix($0.root + "/") || request.path == $0.root }) else {
            let nothing = Answer.text("there is no forge at this path\n", status: 404)
            let routed = RoutedAnswer(answer: nothing, route: "unmatched", credential: "none")
            return await response(routed, request, idHeader: "X-Request-Id") { $0 }
        }
        let routed = api.answer(to: request)
        return await response(routed, request, idHeader: api.requestIDHeader) { api.requestID($0) }
    }

    private func response(
        _ routed: RoutedAnswer, _ request: ForgeRequest, idHeader: String, id: (String) -> String
    ) async -> HTTPResponse {
        let occurrence = identity.occurrence(
            method: request.method, target: request.target, credential: routed.credential)
        // Callers that share a credential race for the first occurrence: where time stands still it doesn't count.
        let requestID = id(
            RequestIdentity.digits(
                method: request.method, target: request.target, credential: routed.credential,
                occurrence: clock.isFrozen ? 1 : occurrence))
        let exchange = Fault.Exchange(
            method: request.method, target: request.target, route: routed.route, credential: routed.credential,
            occurrence: occurrence)
        let answer = await fault.apply(exchange, routed.answer)
        let now = clock.now
        log.append(
            LoggedRequest(
                time: now, method: request.method, target: request.target, status: answer.status,
                credential: routed.credential, route: routed.route, requestID: requestID))
        var headers: HTTPHeaders = [:]
        for (name, value) in answer.headers { headers[HTTPHeader(name)] = value }
        headers[.date] = Timestamp.http(now)
        headers[HTTPHeader("Server")] = "fixture-forge"
        headers[HTTPHeader(idHeader)] = requestID
        let body = Data(answer.body)
        return HTTPResponse(
            statusCode: HTTPStatusCode(answer.status, phrase: Self.phrase(answer.status)), headers: headers,
            // One buffer for the whole body: the default of 4 KiB costs a system call for each.
            body: HTTPBodySequence(data: body, suggestedBufferSize: max(1, body.count)))
    }

    /// The words behind the status; clients ignore them.
    private static func phrase(_ status: Int) -> String {
        let phrases = [
            200: "OK", 201: "Created", 304: "Not Modified", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden",
            404: "Not Found", 405: "Method Not Allowed", 422: "Unprocessable Entity", 429: "Too Many Requests",
        ]
        return phrases[status] ?? "Status \(status)"
    }
}
