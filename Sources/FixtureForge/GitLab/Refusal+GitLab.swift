// GitLab's several envelopes for errors.

extension Refusal {
    /// `{"message": …}`
    static func gitLab(_ status: Int, _ message: String) -> Refusal {
        Refusal(.gitLab(["message": .string(message)], status: status))
    }

    /// `{"error": …}`, for parameters and routes.
    static func gitLab(_ status: Int, error: String) -> Refusal {
        Refusal(.gitLab(["error": .string(error)], status: status))
    }

    /// 401 with the OAuth envelope.
    static func gitLabToken(_ description: String) -> Refusal {
        let body: JSONValue = ["error": "invalid_token", "error_description": .string(description)]
        return Refusal(.gitLab(body, status: 401))
    }

    /// 403: none of the token's scopes is among those that the route takes.
    static func gitLabScope(_ scopes: [String]) -> Refusal {
        let body: JSONValue = [
            "error": "insufficient_scope",
            "error_description": "The request requires higher privileges than provided by the access token.",
            "scope": .string(scopes.joined(separator: " ")),
        ]
        return Refusal(.gitLab(body, status: 403))
    }

    static let gitLabForbidden = Refusal.gitLab(403, "403 Forbidden")
    static let gitLabUnauthorized = Refusal.gitLab(401, "401 Unauthorized")
    static let gitLabProjectNotFound = Refusal.gitLab(404, "404 Project Not Found")
    static let gitLabGroupNotFound = Refusal.gitLab(404, "404 Group Not Found")
    static let gitLabUnmatched = Refusal.gitLab(404, error: "404 Not Found")
}

extension Answer {
    /// JSON as GitLab labels it.
    static func gitLab(_ value: JSONValue, status: Int = 200, headers: [String: String] = [:]) -> Answer {
        .json(value, status: status, headers: headers.merging(["Content-Type": "application/json"]) { own, _ in own })
    }
}
