// Redirects, harmless and not.

/// Sends the client elsewhere, with the body that the forge gives a redirect.
struct RedirectFault: AnswerFault {
    private let status: Int
    private let target: RedirectTarget

    init(_ status: Int, to target: RedirectTarget) {
        self.status = status
        self.target = target
    }

    func change(_ original: Answer, in scene: FaultScene) -> FaultChange? {
        // The equivalent address must work, or it would be a loop.
        if target == .same, scene.request.query["redirected"] != nil { return nil }
        let location = location(scene)
        var answer: Answer
        if target == .signIn {
            answer = .html(
                "<html><body>You are being <a href=\"\(location)\">redirected</a>.</body></html>", status: status)
        } else if scene.forge == .gitLab {
            answer = original.replaced(
                by: .text("This resource has been moved permanently to \(location)", status: status))
        } else {
            let body: JSONValue = [
                "message": .string(StatusPhrase.of(status)), "url": .string(location),
                "documentation_url": "https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api",
            ]
            answer = original.replaced(by: .json(body, status: status))
        }
        answer.headers["Location"] = location
        return FaultChange(answer)
    }

    private func location(_ scene: FaultScene) -> String {
        let request = scene.request
        switch target {
        case .same: return "\(scene.origin)\(request.path)?\(request.query.setting("redirected", to: "1").text)"
        case .loop: return scene.origin + request.target
        case .http: return Self.overHTTP(scene.origin + request.target)
        case .signIn: return scene.origin + SignInPage.path(for: request.path)
        case .address(let text):
            let hasPath = text.split(separator: "/", omittingEmptySubsequences: false).count > 3
            return hasPath ? text : text + request.target
        }
    }

    /// The address with the scheme `http`.
    static func overHTTP(_ address: String) -> String {
        address.hasPrefix("https://") ? "http://" + address.dropFirst(8) : address
    }
}
