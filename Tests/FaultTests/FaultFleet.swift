// The fleet of the fault suite: on each forge an integration that is struck, and one that has to be left alone.
import FixtureForge
import Foundation

/// 205 repositories on GitHub and 105 projects on GitLab, so that every listing has several pages; a few for the
/// bystanders.
enum FaultFleet {
    /// Written, with its secrets made, once for the whole suite.
    struct Ground: Sendable {
        let root: URL
        let fleet: Fleet
        let secrets: ForgeSecrets

        func secret(_ name: String) -> String { root.appending(path: "secrets/\(name)").path }
    }

    static let repositories = 205
    static let projects = 105
    /// Of the projects; each of the others costs a request for its hooks.
    static let archived = 63

    /// The folder is the operating system's to remove: tests have no end of their own that could.
    static let ground = Task { () throws -> Ground in
        let root = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appending(
                path: "forgeaudit-faults-\(ProcessInfo.processInfo.processIdentifier)", directoryHint: .isDirectory)
        try? FileManager.default.removeItem(at: root)
        let folder = root.appending(path: "fleet", directoryHint: .isDirectory)
        for name in ["github", "gitlab"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        let fleet = try FleetLoader(folder: folder).load()
        let secrets = try SecretFolder(root.appending(path: "secrets", directoryHint: .isDirectory)).secrets(for: fleet)
        return Ground(root: root, fleet: fleet, secrets: secrets)
    }

    private static var files: [String: String] {
        let mine = (1...repositories).map { #"{"id": \#($0), "name": "r\#($0)"}"# }.joined(separator: ",\n")
        // The last two are what nothing may hide: a project without the hook, and one without Maintainer access.
        let shelf = (1...archived).map { #"{"id": \#($0), "path": "shop/p\#($0)", "archived": true}"# }
        let hooked = ((archived + 1)...(projects - 2)).map { #"{"id": \#($0), "path": "shop/p\#($0)"}"# }
        let bare = #"{"id": \#(projects - 1), "path": "shop/bare", "hooks": []}"#
        let closed = #"{"id": \#(projects), "path": "lab/closed"}"#
        let sheds = (901...903).map { #"{"id": \#($0), "path": "shed/s\#($0)"}"# }
        let list = (shelf + hooked + [bare, closed] + sheds).joined(separator: ",\n")
        return [
            "github.json": gitHub, "gitlab.json": gitLab,
            "github/acme.json": #"{"account": "acme", "repositories": [\#(mine)]}"#,
            "github/quiet.json": """
            {"account": "quiet", "repositories": [{"id": 901, "name": "q1"}, {"id": 902, "name": "q2"}]}
            """,
            "gitlab/all.json": #"{"defaults": {"hooks": ["rebuild"]}, "projects": [\#(list)]}"#,
        ]
    }

    private static let gitHub = """
        {
          "web_origin": "https://github.example",
          "apps": [\(app("hub", 4711)), \(app("side", 4712))],
          "accounts": [{"login": "acme", "id": 10, "organization": true, "members": {"octavia": "admin"}},
            {"login": "quiet", "id": 11, "organization": true, "members": {"octavia": "admin"}},
            {"login": "octavia", "id": 12}],
          "installations": [\(installation(1, "hub", "acme")), \(installation(2, "side", "quiet"))],
          "installation_requests": [{"id": 1, "app": "hub", "account": "quiet", "requester": "octavia",
            "created_at": "2026-11-21T20:00:00Z"}]
        }
        """

    private static func app(_ key: String, _ id: Int) -> String {
        """
        {"key": "\(key)", "id": \(id), "client_id": "Iv1.000000000000\(id)", "slug": "\(key)", "owner": "acme",
          "permissions": {"metadata": "read", "contents": "read", "members": "read"}, "events": ["push"],
          "created_at": "2024-03-04T10:20:00Z", "updated_at": "2024-03-04T10:20:00Z",
          "hook": {"url": "https://hub.example.com/hooks/github"},
          "deliveries": [{"id": \(id), "at": "2026-11-21T20:00:00Z"}]}
        """
    }

    private static func installation(_ id: Int, _ app: String, _ account: String) -> String {
        """
        {"id": \(id), "app": "\(app)", "account": "\(account)",
          "permissions": {"metadata": "read", "contents": "read", "members": "read"}, "events": ["push"],
          "created_at": "2024-03-05T10:20:00Z", "updated_at": "2024-03-05T10:20:00Z"}
        """
    }

    private static let gitLab = """
        {
          "web_origin": "https://gitlab.example.com/gitlab",
          "users": [{"id": 1, "username": "robot", "created_at": "2026-01-01"},
            {"id": 2, "username": "helper", "created_at": "2026-01-01"}],
          "tokens": [\(token("robot", 1)), \(token("helper", 2))],
          "hooks": {"rebuild": {"url": "https://hub.example.com/hooks/gitlab"}},
          "groups": [{"id": 10, "path": "shop", "members": {"robot": "owner"}},
            {"id": 11, "path": "lab", "members": {"robot": "developer"}},
            {"id": 12, "path": "shed", "members": {"helper": "owner"}}]
        }
        """

    private static func token(_ name: String, _ id: Int) -> String {
        """
        {"name": "\(name)", "id": \(id), "user": "\(name)", "scopes": ["api"], "created_at": "2026-10-01",
          "expires_at": "2027-10-01", "last_used_at": "2026-11-21T00:00:00Z"}
        """
    }
}
