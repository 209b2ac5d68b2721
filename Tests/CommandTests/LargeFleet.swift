// A fleet of a thousand repositories on each forge, for what a run costs at that size.
import Foundation

/// Takes the place of the demo fleet in a scratch folder.
struct LargeFleet {
    static let size = 1_000

    /// One installation and one token; hooks are read where `hooks` says so.
    static func config(hooks: Bool) -> String {
        """
        version: 1
        snapshots: { directory: .demo/snapshots }
        github_apps:
          hub:
            app_id: 4711
            private_key: { file: .demo/secrets/hub.pem }
            api_url: http://github.localhost/api/v3
        integrations:
          - id: github
            owner: { user: dave }
            github: { app: hub, installation_id: 1, account: large, installed_by: octavia }
          - id: gitlab
            owner: { user: dave }
            gitlab:
              url: http://gitlab.localhost/gitlab
              token: { file: .demo/secrets/robot.token }
              \(hooks ? "rebuild_hook: { url: https://hub.example.com/hooks/gitlab }" : "")
        reports: { directory: reports }

        """
    }

    /// Writes the fleet's files.
    static func write(to folder: URL) throws {
        let files = FileManager.default
        try files.removeItem(at: folder)
        for name in ["github", "gitlab"] {
            try files.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        let repositories = (1...size).map { #"{"id": \#($0), "name": "r\#($0)"}"# }.joined(separator: ",\n")
        let projects = (1...size).map { #"{"id": \#($0), "path": "large/p\#($0)"}"# }.joined(separator: ",\n")
        let texts = [
            "github.json": gitHub, "gitlab.json": gitLab,
            "github/large.json": #"{"account": "large", "repositories": [\#(repositories)]}"#,
            "gitlab/large.json": #"{"defaults": {"hooks": ["rebuild"]}, "projects": [\#(projects)]}"#,
        ]
        for (name, text) in texts { try Data(text.utf8).write(to: folder.appending(path: name)) }
    }

    private static let gitHub = """
        {
          "web_origin": "https://github.example",
          "apps": [{"key": "hub", "id": 4711, "client_id": "Iv1.0000000000000001", "slug": "hub", "owner": "large",
            "permissions": {"metadata": "read", "contents": "read", "members": "read"}, "events": ["push"],
            "created_at": "2024-03-04T10:20:00Z", "updated_at": "2024-03-04T10:20:00Z",
            "hook": {"url": "https://hub.example.com/hooks/github"},
            "deliveries": [{"id": 1, "at": "2026-11-21T20:00:00Z"}]}],
          "accounts": [{"login": "large", "id": 10, "organization": true, "members": {"octavia": "admin"}},
            {"login": "octavia", "id": 11}],
          "installations": [{"id": 1, "app": "hub", "account": "large",
            "permissions": {"metadata": "read", "contents": "read", "members": "read"}, "events": ["push"],
            "created_at": "2024-03-05T10:20:00Z", "updated_at": "2024-03-05T10:20:00Z"}],
          "installation_requests": []
        }
        """

    private static let gitLab = """
        {
          "web_origin": "https://gitlab.example.com/gitlab",
          "users": [{"id": 1, "username": "robot", "created_at": "2026-01-01"}],
          "tokens": [{"name": "robot", "id": 1, "user": "robot", "scopes": ["api"], "created_at": "2026-10-01",
            "expires_at": "2027-10-01", "last_used_at": "2026-11-21T00:00:00Z"}],
          "hooks": {"rebuild": {"url": "https://hub.example.com/hooks/gitlab"}},
          "groups": [{"id": 10, "path": "large", "members": {"robot": "maintainer"}}]
        }
        """
}
