// One request to the GitLab API together with who sent it.

/// What a GitLab route gets to answer.
struct GitLabCall: Sendable {
    /// Who asks, as far as the token proves it.
    enum Caller: Sendable {
        case nobody
        case unknown
        case known(GitLabToken, GitLabUser)

        /// The name in the log.
        var name: String {
            switch self {
            case .nobody: "none"
            case .unknown: "unknown"
            case .known(let token, _): "token \(token.name)"
            }
        }
    }

    static let readScopes = ["api", "read_api"]

    let request: ForgeRequest
    let caller: Caller
    let context: GitLabContext
    /// The faults that change what a route works out.
    let effects: FaultEffects

    /// The living token and its user. `scopes` are those the route takes (nil: any), `area` is what a fine-grained token must
    /// have been given (nil: nothing).
    func caller(scopes: [String]? = readScopes, area: String?) throws(Refusal) -> (token: GitLabToken, user: GitLabUser)
    {
        guard case .known(let token, let user) = caller else { throw .gitLabUnauthorized }
        if token.isRevoked { throw .gitLabToken("Token was revoked. You have to re-authorize from the user.") }
        if token.isExpired(at: context.clock.now) {
            throw .gitLabToken("Token is expired. You can either do re-authorization or token refresh.")
        }
        switch user.state {
        case "active": break
        case "deactivated":
            throw .gitLab(403, "403 Forbidden  - Your account has been deactivated by your administrator.")
        default: throw .gitLab(403, "403 Forbidden  - Your account has been blocked.")
        }
        if let granted = token.granularPermissions {
            if let area, !granted.contains(area) { throw .gitLabForbidden }
        } else if let scopes, Set(scopes).isDisjoint(with: token.scopes) {
            throw .gitLabScope(scopes)
        }
        return (token, user)
    }

    /// The caller's view of the projects.
    func view(area: String) throws(Refusal) -> GitLabView { context.view(of: try caller(area: area).user) }

    /// The page that `per_page` and `page` ask for: 20 by default, 100 at most.
    func page(of total: Int) throws(Refusal) -> Page {
        let size = try positive("per_page") ?? 20
        return Page(number: try positive("page") ?? 1, size: min(size, 100), total: total)
    }

    /// A list answer with GitLab's paging headers.
    /// - Parameter total: the count to report; nil: that of the page.
    func answer(_ value: JSONValue, page: Page, total: Int? = nil) -> Answer {
        let links = LinkHeader(request, origin: context.publicOrigin)
        // Counting is too expensive for GitLab beyond 10,000 rows.
        let isCounted = page.total <= 10_000 && !effects.hidesTotal(onPage: page.number)
        var headers = [
            "X-Page": String(page.number), "X-Per-Page": String(page.size),
            "X-Next-Page": page.next.map { String($0) } ?? "", "X-Prev-Page": page.previous.map { String($0) } ?? "",
        ]
        var relations: [String] = []
        if let previous = page.previous { relations.append(links.link("prev", "page", String(previous))) }
        if let next = page.next { relations.append(links.link("next", "page", String(next))) }
        relations.append(links.link("first", "page", "1"))
        if isCounted {
            relations.append(links.link("last", "page", String(page.count)))
            let reported = Page(number: page.number, size: page.size, total: total ?? page.total)
            headers["X-Total"] = String(reported.total)
            headers["X-Total-Pages"] = String(reported.count)
        }
        headers["Link"] = relations.joined(separator: ", ")
        var answer = Answer.gitLab(value, headers: headers)
        answer.page = page.number
        return answer
    }

    /// A parameter that must be a number above 0.
    func positive(_ name: String) throws(Refusal) -> Int? {
        guard let number = try number(name) else { return nil }
        if number < 1 { throw .gitLab(400, error: "\(name) does not have a valid value") }
        return number
    }

    /// A parameter that must be a number.
    func number(_ name: String) throws(Refusal) -> Int? {
        guard let text = request.query[name], !text.isEmpty else { return nil }
        guard let number = Int(text) else { throw .gitLab(400, error: "\(name) is invalid") }
        return number
    }

    /// A parameter that must be a truth value.
    func flag(_ name: String) throws(Refusal) -> Bool? {
        switch request.query[name]?.lowercased() {
        case nil, "": return nil
        case "true", "1", "t": return true
        case "false", "0", "f": return false
        default: throw .gitLab(400, error: "\(name) is invalid")
        }
    }

    /// A parameter that must be one of `values`; the first is the default.
    func choice(_ name: String, _ values: [String]) throws(Refusal) -> String {
        guard let text = request.query[name] else { return values.first ?? "" }
        guard values.contains(text) else { throw .gitLab(400, error: "\(name) does not have a valid value") }
        return text
    }
}
