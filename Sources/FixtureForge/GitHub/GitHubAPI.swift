// The GitHub API: finds out who asks, finds the route, and adds the headers that every answer carries.
import Crypto
import Foundation

/// GitHub Enterprise Server's REST API below `/api/v3`.
struct GitHubAPI: ForgeAPI {
    let root = "/api/v3"
    let requestIDHeader = "X-GitHub-Request-Id"
    private let context: GitHubContext
    /// Every route there is.
    static let routes: [Route<GitHubCall>] =
        AppRoutes.all + InstallationTokenRoutes.all + RepositoryRoutes.all + OrganizationRoutes.all
        + RateLimitRoutes.all

    var name: ForgeName { .gitHub }
    var clock: ForgeClock { context.clock }
    var publicOrigin: String? { context.publicOrigin }

    init(_ context: GitHubContext) {
        self.context = context
    }

    func requestID(_ digits: String) -> String {
        let text = Array(digits.uppercased())
        return [text[0..<4], text[4..<10], text[10..<17], text[17..<24], text[24..<32]]
            .map { String($0) }.joined(separator: ":")
    }

    func answer(to request: ForgeRequest) -> RoutedAnswer {
        let found = request.segments(below: root).flatMap { find(request.method, $0) }
        let name = found?.0.name ?? "unmatched"
        let caller = caller(request)
        let effects = FaultEffects(
            context.faults, forge: .gitHub, route: name, credential: caller.name, request: request)
        let call = GitHubCall(request: request, caller: caller, context: context, effects: effects)
        let answer: Answer
        do throws(Refusal) {
            try checkProtocol(request)
            guard let (route, values) = found else { throw Refusal.gitHubNotFound }
            answer = try route.answer(call, values)
        } catch {
            answer = error.answer
        }
        return RoutedAnswer(answer: dressed(answer, call), route: name, credential: caller.name, fired: effects.fired)
    }

    private func find(_ method: String, _ segments: [String]) -> (Route<GitHubCall>, [String: String])? {
        for route in Self.routes {
            if let values = route.match(method: method, segments: segments) { return (route, values) }
        }
        return nil
    }

    private func caller(_ request: ForgeRequest) -> GitHubCall.Caller {
        guard let header = request.header("Authorization") else { return .nobody }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return .unknown }
        let scheme = parts[0].lowercased()
        let value = String(parts[1])
        if scheme == "bearer" || scheme == "token", let token = context.tokens.token(value) {
            return .installation(token)
        }
        guard scheme == "bearer", value.hasPrefix("eyJ") else { return .unknown }
        do throws(Refusal) {
            return .app(try JSONWebToken(value).app(context))
        } catch {
            return .badJWT(error)
        }
    }

    private func checkProtocol(_ request: ForgeRequest) throws(Refusal) {
        if (request.header("User-Agent") ?? "").isEmpty {
            throw Refusal(
                .text(
                    "Request forbidden by administrative rules. Please make sure your request has a User-Agent header.\n",
                    status: 403))
        }
        // GitHub Enterprise Server 3.17 knows one version only.
        if let version = request.header("X-GitHub-Api-Version"), version != "2022-11-28" {
            throw .gitHub(400, "'\(version)' is not a supported version.", page: "/about-the-rest-api/api-versions")
        }
    }

    /// The answer with what every one carries, and with a 304 in place of what the client already has.
    private func dressed(_ original: Answer, _ call: GitHubCall) -> Answer {
        var answer = original
        answer.headers["X-GitHub-Enterprise-Version"] = "enterprise-server@\(context.fleet.version)"
        answer.headers["X-GitHub-Media-Type"] = "github.v3; format=json"
        answer.headers["X-GitHub-Api-Version-Selected"] = "2022-11-28"
        answer.headers["X-Content-Type-Options"] = "nosniff"
        var isUnchanged = false
        if call.request.method == "GET", answer.status == 200 {
            let digest = SHA256.hash(data: answer.body).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
            let tag = "W/\"\(digest.joined())\""
            answer.headers["ETag"] = tag
            isUnchanged = call.request.header("If-None-Match") == tag
        }
        if case .installation(let token) = call.caller {
            let isFree = isUnchanged || call.request.path == root + "/rate_limit"
            add(context.tokens.rate(token, counting: !isFree), to: &answer)
            answer.headers["Cache-Control"] = "private, max-age=60, s-maxage=60"
            answer.headers["Vary"] =
                "Accept, Authorization, Cookie, X-GitHub-OTP,Accept-Encoding, Accept, X-Requested-With"
        } else {
            answer.headers["Cache-Control"] = "public, max-age=60, s-maxage=60"
            answer.headers["Vary"] = "Accept,Accept-Encoding, Accept, X-Requested-With"
        }
        if isUnchanged {
            answer.status = 304
            answer.body = []
            answer.headers["Content-Type"] = nil
        }
        return answer
    }

    private func add(_ rate: InstallationTokens.Rate, to answer: inout Answer) {
        answer.headers["X-RateLimit-Limit"] = String(rate.limit)
        answer.headers["X-RateLimit-Remaining"] = String(rate.remaining)
        answer.headers["X-RateLimit-Used"] = String(rate.used)
        answer.headers["X-RateLimit-Reset"] = String(rate.reset)
        answer.headers["X-RateLimit-Resource"] = "core"
    }
}
