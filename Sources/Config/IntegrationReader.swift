// The integrations.

import Inventory

/// Reads `integrations`.
struct IntegrationReader {
    /// The names of the apps under `github_apps`.
    let apps: [String]

    func read(_ root: MapReader) -> [IntegrationSettings] {
        guard let items = root.list("integrations", required: true) else { return [] }
        if items.isEmpty {
            root.problems.add(root.valuePosition(of: "integrations"), "'integrations' needs at least one entry")
        }
        var ids = UniqueNames(label: "integration id", problems: root.problems)
        return items.enumerated().compactMap { index, item in
            integration(item, label: "'integrations' entry \(index + 1)", root.problems, &ids)
        }
    }

    private func integration(
        _ node: ConfigNode, label: String, _ problems: ProblemCollector, _ ids: inout UniqueNames
    ) -> IntegrationSettings? {
        guard let map = MapReader(node, label: label, problems: problems) else { return nil }
        let id = map.identifier("id", required: true).flatMap { ids.claim($0, at: map.valuePosition(of: "id")) }
        let owner = owner(map)
        var needsAdder = false
        if case .organization = owner { needsAdder = true }
        let addedBy = map.text("added_by", required: needsAdder)
        let source = source(map)
        let repositories = repositories(map)
        map.finish()
        guard let id, let owner, let source else { return nil }
        return IntegrationSettings(
            id: id, owner: owner, addedBy: addedBy, source: source, repositories: repositories, position: map.position)
    }

    private func owner(_ parent: MapReader) -> PlatformOwner? {
        guard let map = parent.map("owner", required: true) else { return nil }
        let organization = map.text("organization")
        let user = map.text("user")
        map.finish()
        if map.has("organization") == map.has("user") {
            // An unknown key in their place was reported already.
            if map.has("user") || map.entries.isEmpty {
                map.problems.add(map.position, "'owner' must name either an 'organization' or a 'user'")
            }
            return nil
        }
        return organization.map { .organization($0) } ?? user.map { .user($0) }
    }

    private func source(_ parent: MapReader) -> IntegrationSource? {
        let github = parent.map("github").flatMap(gitHub)
        let gitlab = parent.map("gitlab").flatMap(GitLabReader.read)
        switch (parent.has("github"), parent.has("gitlab")) {
        case (true, true):
            parent.problems.add(
                max(parent.position(of: "github"), parent.position(of: "gitlab")),
                "\(parent.label) has both 'github' and 'gitlab'",
                hint: "make it two integrations")
            return nil
        case (false, false):
            let misspelt = parent.entries.contains { entry in
                !["id", "owner", "added_by", "repositories"].contains(entry.key)
                    && NearestName.of(entry.key, in: ["github", "gitlab"]) != nil
            }
            if !misspelt { parent.problems.add(parent.position, "\(parent.label) needs a 'github' or a 'gitlab'") }
            return nil
        default:
            return github ?? gitlab
        }
    }

    private func gitHub(_ map: MapReader) -> IntegrationSource? {
        let app = map.text("app", required: true)
        let installationID = map.integer("installation_id", in: 1...Int.max, required: true)
        let account = map.text("account", required: true)
        let installedBy = map.text("installed_by")
        map.finish()
        if let app, !apps.contains(app) {
            map.problems.add(
                map.valuePosition(of: "app"), "there is no \(quoted(app)) under 'github_apps'",
                hint: NearestName.hint(for: app, in: apps))
            return nil
        }
        guard let app, let installationID, let account else { return nil }
        return .github(
            GitHubSettings(app: app, installationID: installationID, account: account, installedBy: installedBy))
    }

    private func repositories(_ parent: MapReader) -> RepositorySettings {
        guard let map = parent.map("repositories") else { return .none }
        let exclude = (map.texts("exclude") ?? []).map { SubjectPattern($0) }
        var expect: [String] = []
        var seen: Set<String> = []
        for item in map.list("expect") ?? [] {
            guard let path = map.values.text(item, label: "an entry of 'expect'") else { continue }
            if path.contains(where: { $0 == "*" || $0 == "?" }) {
                map.problems.add(item.position, "'expect' names repositories, \(quoted(path)) is a pattern")
            } else if exclude.contains(where: { $0.matches(path) }) {
                map.problems.add(item.position, "\(quoted(path)) is expected and excluded")
            } else if !seen.insert(path).inserted {
                map.problems.add(item.position, "\(quoted(path)) is given twice in 'expect'")
            } else {
                expect.append(path)
            }
        }
        map.finish()
        return RepositorySettings(expect: expect, exclude: exclude)
    }
}
