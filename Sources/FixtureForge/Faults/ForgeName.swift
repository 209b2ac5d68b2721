// Which of the two APIs a fault is about, and how each words a refusal.

/// One of the forge's two APIs.
package enum ForgeName: String, Sendable, CaseIterable {
    /// The API below `/api/v3`.
    case gitHub = "github"
    /// The API below the fleet's own path and `/api/v4`.
    case gitLab = "gitlab"

    /// The names of the routes, as the request log shows them; `unmatched` is every other path.
    var routes: [String] {
        switch self {
        case .gitHub: GitHubAPI.routes.map { $0.name } + ["unmatched"]
        case .gitLab: GitLabAPI.routes.map { $0.name } + ["unmatched"]
        }
    }

    /// The forge's own JSON for an error. `page` is GitHub's documentation, below `https://docs.github.com/rest`.
    func refusal(_ status: Int, _ message: String, page: String = "") -> Answer {
        switch self {
        case .gitHub: Refusal.gitHub(status, message, page: page).answer
        case .gitLab: Refusal.gitLab(status, message).answer
        }
    }
}
