// What is left of a token's rate limit.

/// `GET /rate_limit`, which costs nothing.
enum RateLimitRoutes {
    static let all: [Route<GitHubCall>] = [
        Route("GET", "/rate_limit") { (call, _) throws(Refusal) in
            let rate = call.context.tokens.rate(try call.token(), counting: false)
            return .json(body(limit: rate.limit, used: rate.used, reset: rate.reset))
        }
    ]

    /// The body for a primary limit that stands like this; `reset` in seconds since 1970.
    static func body(limit: Int, used: Int, reset: Int) -> JSONValue {
        let core = resource(limit, used, reset)
        return [
            "resources": [
                "core": core, "search": resource(30, 0, reset - 3540), "graphql": resource(5_000, 0, reset),
                "integration_manifest": resource(5_000, 0, reset), "code_scanning_upload": resource(1_000, 0, reset),
                "audit_log": resource(1_750, 0, reset),
            ],
            "rate": core,
        ]
    }

    private static func resource(_ limit: Int, _ used: Int, _ reset: Int) -> JSONValue {
        ["limit": .int(limit), "used": .int(used), "remaining": .int(max(0, limit - used)), "reset": .int(reset)]
    }
}
