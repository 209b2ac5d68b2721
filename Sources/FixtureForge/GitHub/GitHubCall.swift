// One request to the GitHub API together with who sent it.

/// What a GitHub route gets to answer.
struct GitHubCall: Sendable {
    /// Who asks, as far as the `Authorization` header proves it.
    enum Caller: Sendable {
        case nobody
        case app(GitHubApp)
        case installation(InstallationTokens.Token)
        /// A JWT that is refused, with the reason.
        case badJWT(Refusal)
        case unknown

        /// The name in the log.
        var name: String {
            switch self {
            case .nobody: "none"
            case .app(let app): "app \(app.key)"
            case .installation(let token): "installation \(token.installation.id)"
            case .badJWT, .unknown: "unknown"
            }
        }
    }

    let request: ForgeRequest
    let caller: Caller
    let context: GitHubContext
    /// The faults that change what a route works out.
    let effects: FaultEffects

    /// The app, for the routes that take a JWT.
    func app() throws(Refusal) -> GitHubApp {
        switch caller {
        case .app(let app): return app
        case .badJWT(let refusal): throw refusal
        case .nobody, .installation, .unknown: throw .gitHub(401, JSONWebToken.undecodable)
        }
    }

    /// The installation token, for the routes that take one.
    func token() throws(Refusal) -> InstallationTokens.Token {
        switch caller {
        case .installation(let token): return token
        case .nobody: throw .gitHub(401, "Requires authentication")
        case .app, .badJWT, .unknown: throw .gitHub(401, "Bad credentials")
        }
    }

    /// The page that `per_page` and `page` ask for: 30 by default, 100 at most, nonsense ignored.
    func page(of total: Int) -> Page {
        let size = request.query["per_page"].flatMap { Int($0) } ?? 30
        let number = request.query["page"].flatMap { Int($0) } ?? 1
        return Page(number: max(1, number), size: size < 1 ? 30 : min(size, 100), total: total)
    }

    /// A list answer with its links.
    func answer(_ value: JSONValue, page: Page) -> Answer {
        let link = LinkHeader(request, origin: context.publicOrigin).gitHub(page)
        var answer = Answer.json(value, headers: link.map { ["Link": $0] } ?? [:])
        answer.page = page.number
        return answer
    }
}
