// The GitLab half of a fleet: `gitlab.json`, and the projects of `gitlab/*.json`.
import Foundation

/// One GitLab instance with its users, tokens, groups and projects.
struct GitLabFleet: Sendable, Decodable {
    /// What web addresses in bodies begin with, the path that GitLab is mounted at included.
    let webOrigin: String
    let version: String
    let revision: String
    let isEnterprise: Bool
    let users: [GitLabUser]
    let tokens: [GitLabToken]
    let groups: [GitLabGroup]
    /// Hooks by the name that projects use for them.
    let hooks: [String: GitLabHook]
    /// In the order of their ids.
    private(set) var projects: [GitLabProject] = []

    init(from decoder: any Decoder) throws {
        var fields = try FleetFields(decoder)
        webOrigin = try fields.required("web_origin")
        version = try fields.optional("version") ?? "17.11.2-ee"
        revision = try fields.optional("revision") ?? "0000000"
        isEnterprise = try fields.optional("enterprise") ?? true
        users = try fields.required("users")
        tokens = try fields.required("tokens")
        groups = try fields.optional("groups") ?? []
        hooks = try fields.optional("hooks") ?? [:]
        try fields.finish()
    }

    func adding(_ parts: [(file: String, part: GitLabProjectFile)]) throws -> GitLabFleet {
        var fleet = self
        let checker = GitLabFleetCheck(self)
        try checker.checkFrame()
        var ids: Set<Int> = []
        for (file, part) in parts {
            for project in part.projects {
                try checker.check(project, in: file, isNew: ids.insert(project.id).inserted)
            }
            fleet.projects += part.projects
        }
        fleet.projects.sort { $0.id < $1.id }
        return fleet
    }

    func adding(toProjectIDs offset: Int) -> GitLabFleet {
        var fleet = self
        fleet.projects = projects.map { $0.adding(toID: offset) }
        return fleet
    }
}
