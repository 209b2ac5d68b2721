// `GET /projects`: which projects, in which order, on which page.

/// One listing of projects, with all that its query asks for. Parameters it doesn't know are ignored, as GitLab does.
struct ProjectListing {
    private let call: GitLabCall
    private let view: GitLabView
    private let projects: [GitLabProject]

    init(_ call: GitLabCall, view: GitLabView) {
        self.call = call
        self.view = view
        projects = call.context.fleet.projects
    }

    func answer() throws(Refusal) -> Answer {
        let isSimple = try call.flag("simple") ?? false
        let order = try call.choice("order_by", ["created_at", "id", "name", "path", "last_activity_at", "updated_at"])
        let isAscending = try call.choice("sort", ["desc", "asc"]) == "asc"
        let indices = sorted(try selected(), by: order, ascending: isAscending)
        let (after, before) = (try call.number("id_after"), try call.number("id_before"))
        if call.request.query["pagination"] == "keyset" {
            guard order == "id" else {
                throw .gitLab(405, error: "Keyset pagination is not yet available for this type of request")
            }
            return try keyset(indices, after: after, before: before, isSimple: isSimple, isAscending: isAscending)
        }
        let list = call.effects.drifted(
            between(indices, after, before), onPage: try call.page(of: indices.count).number)
        let page = try call.page(of: list.rows.count)
        if page.number > 50_000 / page.size {
            throw .gitLab(
                405,
                error:
                    "Offset pagination has a maximum allowed offset of 50000 for requests that return objects of type "
                    + "Project. Remaining records can be retrieved using keyset pagination.")
        }
        return call.answer(bodies(list.rows[page.range], isSimple: isSimple), page: page, total: list.total)
    }

    /// The projects whose ids lie between two others.
    private func between(_ indices: [Int], _ after: Int?, _ before: Int?) -> [Int] {
        if after == nil, before == nil { return indices }
        return indices.filter { projects[$0].id > after ?? .min && projects[$0].id < before ?? .max }
    }

    /// The indices of the projects that the filters let through, in the order of their ids.
    private func selected() throws(Refusal) -> [Int] {
        let minimum = try minimumLevel()
        let isMembership = try call.flag("membership") ?? false
        let archived = try call.flag("archived")
        return projects.indices.filter { index in
            let project = projects[index]
            if let archived, project.isArchived != archived { return false }
            if let minimum { return (view.level(at: index)?.rawValue ?? 0) >= minimum }
            return isMembership ? view.level(at: index) != nil : view.sees(project, at: index)
        }
    }

    private func minimumLevel() throws(Refusal) -> Int? {
        guard let text = call.request.query["min_access_level"], !text.isEmpty else { return nil }
        if call.effects.ignoresMinimumLevel() || call.effects.version(where: { !$0.hasMinimumAccessLevel }) != nil {
            return nil
        }
        guard let number = try call.number("min_access_level") else { return nil }
        guard let level = AccessLevel(rawValue: number), level > .minimal else {
            throw .gitLab(400, error: "min_access_level does not have a valid value")
        }
        return level.rawValue
    }

    private func sorted(_ indices: [Int], by order: String, ascending: Bool) -> [Int] {
        let result: [Int]
        switch order {
        case "id": result = indices
        case "name": result = indices.sorted { (projects[$0].name, $0) < (projects[$1].name, $1) }
        case "path": result = indices.sorted { (projects[$0].path, $0) < (projects[$1].path, $1) }
        case "created_at": result = indices.sorted { (projects[$0].createdAt, $0) < (projects[$1].createdAt, $1) }
        default: result = indices.sorted { (projects[$0].lastActivityAt, $0) < (projects[$1].lastActivityAt, $1) }
        }
        return ascending ? result : result.reversed()
    }

    /// A page without counts; its link leads on from its last id, and is absent at the end.
    private func keyset(_ all: [Int], after: Int?, before: Int?, isSimple: Bool, isAscending: Bool) throws(Refusal)
        -> Answer
    {
        let size = try call.page(of: all.count).size
        let skipped = all.count - between(all, after, before).count
        let number = 1 + (skipped + size - 1) / size
        let indices = between(call.effects.drifted(all, onPage: number).rows, after, before)
        let shown = indices.prefix(size)
        var headers: [String: String] = [:]
        if indices.count > shown.count, let last = shown.last {
            headers["Link"] = LinkHeader(call.request, origin: call.context.publicOrigin)
                .link("next", isAscending ? "id_after" : "id_before", String(projects[last].id), without: ["page"])
        }
        var answer = Answer.gitLab(bodies(shown, isSimple: isSimple), headers: headers)
        answer.page = number
        return answer
    }

    /// The list admits direct membership of the project and of its immediate parent group only.
    private func bodies(_ indices: ArraySlice<Int>, isSimple: Bool) -> JSONValue {
        .array(
            indices.map { index in
                let project = projects[index]
                if isSimple { return call.context.bodies.simpleProject(project) }
                let permissions = GitLabPermissions(
                    project: view.access.direct(project), group: view.access.direct(groupAt: project.namespacePath))
                return call.context.bodies.project(project, permissions: permissions)
            })
    }
}
