// The config of the fault suite.

/// Two integrations on each forge. What is wrong in the fleet is waived, so that an undisturbed run ends with 0 and every
/// verdict that a fault costs shows in the exit status.
struct FaultConfig {
    /// What the URLs begin with: a made-up host for each forge, or the forge's own address.
    let gitHub: String
    let gitLab: String
    let timeout: Int
    let waitBudget: Int
    let connections: Int

    func text(_ ground: FaultFleet.Ground) -> String {
        """
        version: 1
        snapshots: { directory: snapshots }
        transport: { connections: \(connections), timeout_seconds: \(timeout), wait_budget_seconds: \(waitBudget) }
        github_apps:
          hub: { app_id: 4711, private_key: { file: \(ground.secret("hub.pem")) }, api_url: \(gitHub)/api/v3 }
          side: { app_id: 4712, private_key: { file: \(ground.secret("side.pem")) }, api_url: \(gitHub)/api/v3 }
        integrations:
          - id: github
            owner: { user: dave }
            github: { app: hub, installation_id: 1, account: acme, installed_by: octavia }
            repositories: { expect: [acme/r\(FaultFleet.repositories)] }
          - id: github-bystander
            owner: { user: dave }
            github: { app: side, installation_id: 2, account: quiet, installed_by: octavia }
        \(gitLabIntegration("gitlab", token: "robot", ground))
            repositories: { expect: [shop/bare] }
        \(gitLabIntegration("gitlab-bystander", token: "helper", ground))
        audit:
          waivers:
        \(waivers)
        reports: { directory: reports, formats: [html, html-file, junit, json, jsonl, csv, markdown, sarif], html: { truncate: true } }

        """
    }

    private func gitLabIntegration(_ id: String, token: String, _ ground: FaultFleet.Ground) -> String {
        """
          - id: \(id)
            owner: { user: dave }
            gitlab:
              url: \(gitLab)/gitlab
              token: { file: \(ground.secret(token + ".token")) }
              rebuild_hook: { url: https://hub.example.com/hooks/gitlab }
        """
    }

    private var waivers: String {
        let closed = [
            "repository-maintainer-access-missing", "rebuild-hook-missing", "rebuild-hook-disabled",
            "rebuild-hook-tls-verification-off", "rebuild-hook-misses-default-branch", "rebuild-hook-duplicated",
        ]
        let waived = [("rebuild-hook-missing", "gitlab/shop/bare")] + closed.map { ($0, "gitlab/lab/closed") }
        return waived.enumerated().map { number, waiver in
            """
                - id: W-\(number)
                  rule: \(waiver.0)
                  subject: \(waiver.1)
                  reason: Part of the fleet.
                  owner: dave
                  approved_by: alice
                  expires: 2027-06-30
                  covers_unverified: \(waiver.1.hasSuffix("closed"))
            """
        }.joined(separator: "\n")
    }
}
