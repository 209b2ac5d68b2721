// What the kinds have to do with the two forges and their routes.

extension FaultKind {
    /// The only forge that knows this kind of trouble; nil: both do.
    var forge: ForgeName? {
        switch self {
        case .primaryLimit, .secondaryLimit, .earlyExpiry: .gitHub
        case .unauthorized(let afterMint): afterMint == nil ? nil : .gitHub
        case .gitlabLimit, .manyProjects, .ignoreMinAccessLevel, .oldVersion: .gitLab
        default: nil
        }
    }

    /// Whether it holds for the forge as a whole from its start: of conditions it takes `forge` only.
    var isStanding: Bool {
        switch self {
        case .skew, .bigIDs: true
        default: false
        }
    }

    /// The routes that ask for it; nil: it is laid upon the finished answer of any route.
    var askedBy: [String]? {
        switch self {
        case .drift: ["GET /installation/repositories", "GET /projects"]
        case .ignoreMinAccessLevel: ["GET /projects"]
        case .earlyExpiry: ["POST /app/installations/:id/access_tokens"]
        case .manyProjects:
            [
                "GET /projects", "GET /projects/:id/hooks", "GET /projects/:id/hooks/:hook_id/events",
                "GET /groups/:id/hooks",
            ]
        case .oldVersion: ForgeName.gitLab.routes
        default: nil
        }
    }

    /// What is wrong with its values; nil: nothing.
    var problem: String? {
        switch self {
        case .status(let code) where code != 304 && !(400...599).contains(code):
            "status takes 304 or a number from 400 to 599, not \(code)"
        case .primaryLimit(let code, _) where code != 403 && code != 429,
            .secondaryLimit(let code, _) where code != 403 && code != 429:
            "a limit answers with 403 or 429, not \(code)"
        case .redirect(let code, _) where ![301, 302, 303, 307, 308].contains(code):
            "redirect takes 301, 302, 303, 307 or 308, not \(code)"
        case .wrongType(let path, _) where JSONPath(path) == nil:
            "\"\(path)\" is no path into a body; write it like repositories[0].id, [*].id or $"
        case .oldVersion(let text) where GitLabVersion(text) == nil:
            "\"\(text)\" is no version; write it like 11.1.0"
        case .foreignLink(let text) where RedirectTarget(text) == nil || RedirectTarget.words.contains(text):
            "\"\(text)\" is no origin; write it like https://elsewhere.example"
        case .earlyExpiry(nil, nil, _): "earlyExpiry needs requests or seconds"
        case .bigIDs(let offset) where !(1...1 << 50).contains(offset): "bigIDs takes an offset from 1 to 2^50"
        case .hugeBody(let size) where !(1...10_240).contains(size): "hugeBody takes 1 to 10240 MiB"
        case .deepJSON(let levels) where !(1...10_000_000).contains(levels): "deepJSON takes 1 to 10000000 levels"
        default: nil
        }
    }
}
