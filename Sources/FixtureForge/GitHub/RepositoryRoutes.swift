// The repositories of an installation.

/// `GET /installation/repositories` and a single repository by id or by name.
enum RepositoryRoutes {
    static let all: [Route<GitHubCall>] = [
        Route("GET", "/installation/repositories") { (call, _) throws(Refusal) in
            let token = try call.token()
            let all = call.context.repositories(token)
            let list = call.effects.drifted(all, onPage: call.page(of: all.count).number)
            let page = call.page(of: list.rows.count)
            let isAll = token.installation.coversAll && token.repositoryIDs == nil
            let bodies = list.rows[page.range].map {
                call.context.bodies.repository($0, owner: token.installation.account)
            }
            var answer = call.answer(
                [
                    "total_count": .int(list.total), "repository_selection": isAll ? "all" : "selected",
                    "repositories": .array(bodies),
                ], page: page)
            answer.headers["X-Accepted-GitHub-Permissions"] = "metadata=read"
            return answer
        },
        Route("GET", "/repositories/:id") { (call, values) throws(Refusal) in
            try single(call) { String($0.id) == values["id"] }
        },
        Route("GET", "/repos/:owner/:name") { (call, values) throws(Refusal) in
            let owner = try call.token().installation.account
            return try single(call) { owner == values["owner"] && $0.name == values["name"] }
        },
    ]

    private static func single(_ call: GitHubCall, _ isWanted: (GitHubRepository) -> Bool) throws(Refusal) -> Answer {
        let token = try call.token()
        guard let found = call.context.repositories(token).first(where: isWanted) else {
            throw .gitHub(404, "Not Found", page: "/repos/repos#get-a-repository")
        }
        return .json(
            call.context.bodies.repository(found, owner: token.installation.account),
            headers: ["X-Accepted-GitHub-Permissions": "metadata=read"])
    }
}
