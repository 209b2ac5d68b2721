// What an app may ask about itself with its JWT.

/// `GET /app` and what lies below it, but for the minting of tokens.
enum AppRoutes {
    static let all: [Route<GitHubCall>] = [
        Route("GET", "/app") { (call, _) throws(Refusal) in
            let app = try call.app()
            return .json(call.context.bodies.app(app, installations: call.context.installations(of: app).count))
        },
        Route("GET", "/app/installations") { (call, _) throws(Refusal) in
            let list = call.context.installations(of: try call.app())
            let page = call.page(of: list.count)
            return call.answer(
                .array(list[page.range].map { call.context.bodies.installation($0, call.context) }), page: page)
        },
        Route("GET", "/app/installations/:id") { (call, values) throws(Refusal) in
            let app = try call.app()
            guard let id = values["id"].flatMap({ Int($0) }), let found = call.context.installation(id, of: app) else {
                throw .gitHub(404, "Not Found", page: "/reference/apps#get-an-installation-for-the-authenticated-app")
            }
            return .json(call.context.bodies.installation(found, call.context))
        },
        Route("GET", "/app/installation-requests") { (call, _) throws(Refusal) in
            let app = try call.app()
            let list = call.context.fleet.requests.filter { $0.app == app.key }
            let page = call.page(of: list.count)
            return call.answer(.array(list[page.range].map { call.context.bodies.request($0) }), page: page)
        },
        Route("GET", "/app/hook/config") { (call, _) throws(Refusal) in
            .json(call.context.bodies.hookConfig(try call.app().hook))
        },
        Route("GET", "/app/hook/deliveries") { (call, _) throws(Refusal) in
            deliveries(call, of: try call.app())
        },
    ]

    /// Newest first. A page ends with a cursor that names its last delivery.
    private static func deliveries(_ call: GitHubCall, of app: GitHubApp) -> Answer {
        let size = call.page(of: app.deliveries.count).size
        let cursor = call.request.query["cursor"].flatMap { Int($0.trimmingPrefix("v1_")) }
        let rest = app.deliveries.filter { delivery in cursor.map { delivery.id < $0 } ?? true }
        let shown = rest.prefix(size)
        var headers: [String: String] = [:]
        if rest.count > shown.count, let last = shown.last {
            headers["Link"] = LinkHeader(call.request, origin: call.context.publicOrigin)
                .link("next", "cursor", "v1_\(last.id)", without: ["page"])
        }
        var answer = Answer.json(.array(shown.map { call.context.bodies.delivery($0) }), headers: headers)
        answer.page = 1 + (app.deliveries.count - rest.count + size - 1) / size
        return answer
    }
}
