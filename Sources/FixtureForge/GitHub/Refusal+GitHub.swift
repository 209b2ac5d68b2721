// GitHub's one envelope for errors.

extension Refusal {
    /// `{"message", "documentation_url", "status"}`. `page` is what follows `https://docs.github.com/rest`.
    static func gitHub(_ status: Int, _ message: String, page: String = "", headers: [String: String] = [:]) -> Refusal
    {
        let body: JSONValue = [
            "message": .string(message), "documentation_url": "https://docs.github.com/rest\(page)",
            "status": .string(String(status)),
        ]
        return Refusal(.json(body, status: status, headers: headers))
    }

    /// The answer for whatever does not exist, or must not be known to exist.
    static let gitHubNotFound = Refusal.gitHub(404, "Not Found")

    /// The answer for a token without the permission, which the header names (`members=read`).
    static func gitHubNotPermitted(_ permission: String) -> Refusal {
        .gitHub(
            403, "Resource not accessible by integration", headers: ["X-Accepted-GitHub-Permissions": permission])
    }
}
