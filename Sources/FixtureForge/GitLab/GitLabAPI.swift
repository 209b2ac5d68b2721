// The GitLab API: finds out who asks, finds the route, and adds the headers that every answer carries.
import Crypto
import Foundation

/// GitLab's REST API below the instance's own path, e.g. `/gitlab/api/v4`.
struct GitLabAPI: ForgeAPI {
    let root: String
    let requestIDHeader = "X-Request-Id"
    private let context: GitLabContext
    /// Every route there is.
    static let routes: [Route<GitLabCall>] =
        IdentityRoutes.all + ProjectRoutes.all + HookRoutes.all + GroupRoutes.all

    var name: ForgeName { .gitLab }
    var clock: ForgeClock { context.clock }
    var publicOrigin: String? { context.publicOrigin }

    init(_ context: GitLabContext) {
        self.context = context
        // The path of the web address is the relative root of the instance.
        let path = URL(string: context.fleet.webOrigin)?.path ?? ""
        root = (path.hasSuffix("/") ? String(path.dropLast()) : path) + "/api/v4"
    }

    func requestID(_ digits: String) -> String { Self.uuid(digits) }

    /// 32 hexadecimal digits in the groups of a UUID.
    static func uuid(_ digits: String) -> String {
        let text = Array(digits)
        return [text[0..<8], text[8..<12], text[12..<16], text[16..<20], text[20..<32]]
            .map { String($0) }.joined(separator: "-")
    }

    func answer(to request: ForgeRequest) -> RoutedAnswer {
        let found = request.segments(below: root).flatMap { find(request.method, $0) }
        let name = found?.0.name ?? "unmatched"
        let caller = caller(request)
        let effects = FaultEffects(
            context.faults, forge: .gitLab, route: name, credential: caller.name, request: request)
        let call = GitLabCall(request: request, caller: caller, context: context, effects: effects)
        let answer: Answer
        do throws(Refusal) {
            guard let (route, values) = found, effects.version(where: { !$0.has(route: name) }) == nil else {
                throw Refusal.gitLabUnmatched
            }
            answer = try route.answer(call, values)
        } catch {
            answer = error.answer
        }
        return RoutedAnswer(answer: dressed(answer, call), route: name, credential: caller.name, fired: effects.fired)
    }

    private func find(_ method: String, _ segments: [String]) -> (Route<GitLabCall>, [String: String])? {
        for route in Self.routes {
            if let values = route.match(method: method, segments: segments) { return (route, values) }
        }
        return nil
    }

    private func caller(_ request: ForgeRequest) -> GitLabCall.Caller {
        var value = request.header("PRIVATE-TOKEN")
        if value == nil, let header = request.header("Authorization") {
            let parts = header.split(separator: " ", maxSplits: 1)
            value = parts.count == 2 && parts[0].lowercased() == "bearer" ? String(parts[1]) : ""
        }
        guard let value else { return .nobody }
        return context.token(value).map { .known($0.token, $0.user) } ?? .unknown
    }

    private func dressed(_ original: Answer, _ call: GitLabCall) -> Answer {
        var answer = original
        answer.headers["Cache-Control"] = "max-age=0, private, must-revalidate"
        answer.headers["Vary"] = "Origin"
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["X-Frame-Options"] = "SAMEORIGIN"
        if case .known(let token, _) = call.caller {
            let count = context.count(token.user)
            answer.headers["RateLimit-Limit"] = "2000"
            answer.headers["RateLimit-Name"] = "throttle_authenticated_api"
            answer.headers["RateLimit-Observed"] = String(count)
            answer.headers["RateLimit-Remaining"] = String(max(0, 2_000 - count))
            let now = Int(context.clock.now.timeIntervalSince1970)
            answer.headers["RateLimit-Reset"] = String(now - now % 60 + 60)
        }
        if call.request.method == "GET", answer.status == 200 {
            let digest = SHA256.hash(data: answer.body).prefix(16)
            let tag = "W/\"\(digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())\""
            answer.headers["ETag"] = tag
            if call.request.header("If-None-Match") == tag {
                answer.status = 304
                answer.body = []
                answer.headers["Content-Type"] = nil
            }
        }
        return answer
    }
}
