// Takes each HTTP request through an API, the faults and the fault seam, then logs and sends the answer.
import FlyingFox
import Foundation

/// The one handler of the HTTP server.
struct ForgeHandler: HTTPHandler {
    private let apis: [any ForgeAPI]
    private let clock: ForgeClock
    private let log: RequestLog
    private let faults: Faults
    private let fault: Fault
    private let gate: StallGate
    private let identity = RequestIdentity()

    init(
        apis: [any ForgeAPI], clock: ForgeClock, log: RequestLog, faults: Faults, fault: Fault, gate: StallGate
    ) {
        self.apis = apis
        self.clock = clock
        self.log = log
        self.faults = faults
        self.fault = fault
        self.gate = gate
    }

    func handleRequest(_ http: HTTPRequest) async throws -> HTTPResponse {
        let request = try await ForgeRequest(http)
        guard let api = apis.first(where: { request.path.hasPrefix($0.root + "/") || request.path == $0.root }) else {
            let isSignIn = apis.contains { SignInPage.path(for: $0.root) == request.path }
            let page = isSignIn ? Answer.html(SignInPage.html, status: 200) : nil
            let routed = RoutedAnswer(
                answer: page ?? .text("there is no forge at this path\n", status: 404), route: "unmatched",
                credential: "none")
            return try await send(routed, request, at: clock.now, idHeader: "X-Request-Id") { $0 }
        }
        var routed = api.answer(to: request)
        let now = api.clock.now
        let scene = FaultScene(
            forge: api.name, request: request, route: routed.route, credential: routed.credential,
            page: routed.answer.page, now: now,
            origin: api.publicOrigin ?? "http://\(request.header("Host") ?? "127.0.0.1")",
            ask: { query in api.answer(to: request.asking(query)).answer })
        let (answer, fired) = faults.change(routed.answer, in: scene)
        routed.answer = answer
        routed.fired += fired
        return try await send(routed, request, at: now, idHeader: api.requestIDHeader) { api.requestID($0) }
    }

    private func send(
        _ routed: RoutedAnswer, _ request: ForgeRequest, at now: Date, idHeader: String, id: (String) -> String
    ) async throws -> HTTPResponse {
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
        log.append(
            LoggedRequest(
                time: now, method: request.method, target: request.target, status: answer.status,
                credential: routed.credential, route: routed.route, requestID: requestID,
                fault: routed.fired.isEmpty ? nil : routed.fired.joined(separator: ", ")))
        if answer.delay > .zero { try await Task.sleep(for: answer.delay) }
        var added = ["Server": "fixture-forge", idHeader: requestID]
        if answer.hasDate { added["Date"] = Timestamp.http(now) }
        return answer.response(adding: added, gate: gate)
    }
}
