// Which GitLab this is, and what the token and its user are.

/// `GET /metadata`, `/version`, `/personal_access_tokens/self` and `/user`.
enum IdentityRoutes {
    private static let userScopes = ["api", "read_api", "read_user"]

    static let all: [Route<GitLabCall>] = [
        Route("GET", "/metadata") { (call, _) throws(Refusal) in try metadata(call) },
        Route("GET", "/version") { (call, _) throws(Refusal) in try metadata(call) },
        Route("GET", "/personal_access_tokens/self") { (call, _) throws(Refusal) in
            let caller = try call.caller(scopes: nil, area: nil)
            return .gitLab(call.context.bodies.token(caller.token, user: caller.user, at: call.context.clock.now))
        },
        Route("GET", "/user") { (call, _) throws(Refusal) in
            .gitLab(call.context.bodies.user(try call.caller(scopes: userScopes, area: "user").user))
        },
    ]

    private static func metadata(_ call: GitLabCall) throws(Refusal) -> Answer {
        _ = try call.caller(scopes: userScopes, area: "metadata")
        let pretended = call.effects.version { _ in true }
        return .gitLab(call.context.bodies.metadata(version: pretended))
    }
}
