// Mints installation tokens, narrowed as the client asks, and refuses what GitHub refuses.
import Foundation

/// `POST /app/installations/:id/access_tokens`.
enum InstallationTokenRoutes {
    private static let page = "/reference/apps#create-an-installation-access-token-for-an-app"

    private struct Wish: Decodable {
        var permissions: [String: String]?
        var repositories: [String]?
        var repositoryIDs: [Int]?

        private enum CodingKeys: String, CodingKey {
            case permissions, repositories
            case repositoryIDs = "repository_ids"
        }
    }

    static let all: [Route<GitHubCall>] = [
        Route("POST", "/app/installations/:id/access_tokens") { (call, values) throws(Refusal) in
            let app = try call.app()
            guard let id = values["id"].flatMap({ Int($0) }), let found = call.context.installation(id, of: app) else {
                throw .gitHub(404, "Not Found", page: page)
            }
            if found.suspendedAt != nil { throw .gitHub(403, "This installation has been suspended", page: page) }
            return try mint(call, found, app)
        }
    ]

    private static func mint(_ call: GitHubCall, _ installation: GitHubInstallation, _ app: GitHubApp) throws(Refusal)
        -> Answer
    {
        let wish = try wish(call.request.body)
        let permissions = try permissions(wish, installation)
        let all = call.context.fleet.repositories[installation.account] ?? []
        let chosen = try repositories(wish, all)
        let token = call.context.tokens.mint(
            installation, app: app, permissions: permissions, repositoryIDs: chosen.map { Set($0.map { $0.id }) },
            // 5,000 an hour, 50 more per repository beyond 20, 12,500 at most.
            limit: min(12_500, 5_000 + 50 * max(0, all.count - 20)), life: call.effects.tokenLife())
        var body: [(key: String, value: JSONValue)] = [
            ("token", .string(token.value)), ("expires_at", .string(Timestamp.iso(token.expiresAt))),
            ("permissions", .map(permissions)),
            ("repository_selection", .string(installation.coversAll && chosen == nil ? "all" : "selected")),
        ]
        if let chosen {
            let bodies = chosen.map { call.context.bodies.repository($0, owner: installation.account) }
            body.append(("repositories", .array(bodies)))
        }
        return .json(.object(body), status: 201)
    }

    private static func wish(_ body: Data) throws(Refusal) -> Wish {
        if body.isEmpty { return Wish() }
        guard let wish = try? JSONDecoder().decode(Wish.self, from: body) else {
            throw .gitHub(400, "Problems parsing JSON", page: page)
        }
        return wish
    }

    /// What the token may do: everything granted, or the part asked for; `metadata: read` comes with any.
    private static func permissions(_ wish: Wish, _ installation: GitHubInstallation) throws(Refusal) -> [String:
        String]
    {
        var permissions = wish.permissions ?? installation.permissions
        for (name, level) in permissions where rank(level) > rank(installation.permissions[name]) || rank(level) == 0 {
            throw .gitHub(422, "The permissions requested are not granted to this installation.", page: page)
        }
        permissions["metadata"] = permissions["metadata"] ?? "read"
        return permissions
    }

    private static func rank(_ level: String?) -> Int {
        switch level {
        case "read": 1
        case "write": 2
        case "admin": 3
        default: 0
        }
    }

    /// The repositories asked for, or nil where the client does not narrow them.
    private static func repositories(_ wish: Wish, _ all: [GitHubRepository]) throws(Refusal) -> [GitHubRepository]? {
        guard wish.repositories != nil || wish.repositoryIDs != nil else { return nil }
        let names = Set(wish.repositories ?? [])
        let ids = Set(wish.repositoryIDs ?? [])
        let unknown = ids.subtracting(all.map { $0.id }).count + names.subtracting(all.map { $0.name }).count
        if unknown > 0 {
            throw .gitHub(
                422,
                "There is at least one repository that does not exist or is not accessible to the parent installation.",
                page: page)
        }
        return all.filter { ids.contains($0.id) || names.contains($0.name) }
    }
}
