// The GitHub half of a fleet: `github.json`, and the repositories of `github/*.json` put to their accounts.
import Foundation

/// One GitHub host with its apps, accounts, installations and repositories.
struct GitHubFleet: Sendable, Decodable {
    /// What web addresses in bodies begin with, e.g. `https://github.example`.
    let webOrigin: String
    /// The version of GitHub Enterprise Server, e.g. `3.17.0`.
    let version: String
    private(set) var apps: [GitHubApp]
    let accounts: [String: GitHubAccount]
    let installations: [GitHubInstallation]
    let requests: [GitHubInstallationRequest]
    /// Repositories by the login of their owner, in the order of the file.
    private(set) var repositories: [String: [GitHubRepository]] = [:]

    init(from decoder: any Decoder) throws {
        var fields = try FleetFields(decoder)
        webOrigin = try fields.required("web_origin")
        version = try fields.optional("version") ?? "3.17.0"
        apps = try fields.required("apps")
        let list: [GitHubAccount] = try fields.required("accounts")
        accounts = Dictionary(list.map { ($0.login, $0) }) { first, _ in first }
        installations = try fields.optional("installations") ?? []
        requests = try fields.optional("installation_requests") ?? []
        try fields.finish()
    }

    /// The address of the API in bodies.
    var apiURL: String { webOrigin + "/api/v3" }

    func adding(_ parts: [(file: String, part: GitHubRepositoryFile)]) throws -> GitHubFleet {
        var fleet = self
        var ids: Set<Int> = []
        for (file, part) in parts {
            guard accounts[part.account] != nil else {
                throw Self.unknown("account", part.account, in: file)
            }
            for repository in part.repositories where !ids.insert(repository.id).inserted {
                throw FixtureForgeError(
                    subject: file, problem: "the repository id \(repository.id) is given twice",
                    advice: "give every repository an id of its own")
            }
            fleet.repositories[part.account, default: []] += part.repositories
        }
        try fleet.check()
        return fleet
    }

    func adding(toRepositoryIDs offset: Int) -> GitHubFleet {
        var fleet = self
        fleet.apps = apps.map { $0.adding(toRepositoryIDs: offset) }
        fleet.repositories = repositories.mapValues { list in list.map { $0.adding(toID: offset) } }
        return fleet
    }

    /// Every login and app that something refers to must be described.
    private func check() throws {
        let logins =
            apps.map { $0.owner } + installations.map { $0.account } + installations.compactMap { $0.suspendedBy }
            + requests.flatMap { [$0.account, $0.requester] } + accounts.values.flatMap { $0.members.keys }
        if let missing = logins.filter({ accounts[$0] == nil }).min() {
            throw Self.unknown("account", missing, in: "github.json")
        }
        let names = Set(apps.map { $0.key })
        if let missing = (installations.map { $0.app } + requests.map { $0.app }).first(where: { !names.contains($0) })
        {
            throw Self.unknown("app", missing, in: "github.json")
        }
        if Set(installations.map { $0.id }).count < installations.count {
            throw FixtureForgeError(
                subject: "github.json", problem: "an installation id is given twice",
                advice: "give every installation an id of its own")
        }
    }

    private static func unknown(_ kind: String, _ name: String, in file: String) -> FixtureForgeError {
        FixtureForgeError(
            subject: file, problem: "nothing describes the \(kind) \"\(name)\"",
            advice: "add it to github.json, or correct the name")
    }
}
