// The integrations that the kill tests import: both forges, shared repositories, gaps, and imports that are blocked.

enum KillConfig {
    /// Nine integrations, several at once.
    static let wide = head(connections: 8, apps: apps) + gitHub + gitLab

    /// Four integrations, one after the other, so that it is known what is whole at which request.
    static let narrow = head(connections: 1) + gitLab

    private static func head(connections: Int, apps: String = "") -> String {
        """
        version: 1
        snapshots: { directory: .demo/snapshots }
        transport: { wait_budget_seconds: 0, connections: \(connections) }
        reports: { directory: reports }
        \(apps)
        integrations:

        """
    }

    private static let apps = """
        github_apps:
          hub:
            app_id: 4711
            private_key: { file: .demo/secrets/hub.pem }
            api_url: http://github.localhost/api/v3
            requires: { permissions: { metadata: read, contents: read }, events: [push] }
          hub-legacy:
            app_id: 4712
            private_key: { file: .demo/secrets/hub-legacy.pem }
            api_url: http://github.localhost/api/v3
        """

    private static let gitHub = """
          - id: dave-github
            owner: { user: dave }
            github: { app: hub, installation_id: 30614502, account: dave-codes, installed_by: dave-codes }
          - id: mobile-github
            owner: { user: dave }
            github: { app: hub, installation_id: 30614502, account: globex-mobile }
          - id: suspended-github
            owner: { user: dave }
            github: { app: hub, installation_id: 30614611, account: globex-corp, installed_by: hank-admin }
          - id: legacy-github
            owner: { user: dave }
            github: { app: hub-legacy, installation_id: 28455120, account: globex-legacy, installed_by: ivan }
          - id: globex-gitlab
            owner: { user: dave }
            gitlab:
              url: http://gitlab.localhost/gitlab
              token: { file: .demo/secrets/globex-gitlab.token }
              rebuild_hook: { url: https://hub.example.com/hooks/gitlab }

        """

    private static let gitLab = ["finegrained", "old", "dave", "backup"].map { name in
        let token = [
            "finegrained": "acme-gitlab-finegrained", "old": "globex-gitlab-expired", "dave": "dave-gitlab",
            "backup": "dave-gitlab",
        ]
        return """
              - id: \(name)
                owner: { user: dave }
                gitlab:
                  url: http://gitlab.localhost/gitlab
                  token: { file: .demo/secrets/\(token[name] ?? "").token }
                  rebuild_hook: { url: https://hub.example.com/hooks/gitlab }

            """
    }.joined()
}
