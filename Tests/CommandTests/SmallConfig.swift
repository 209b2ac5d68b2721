// Configs of one integration, for the tests that need no more.

/// Written to `small.yaml` in a scratch folder's root.
enum SmallConfig {
    /// Dave's own projects: nothing about them is wrong but the one without a hook, which a waiver accepts.
    static let dave = """
        version: 1
        snapshots: { directory: .demo/snapshots }
        transport: { wait_budget_seconds: 0 }
        integrations:
          - id: dave-gitlab
            owner: { user: dave }
            gitlab:
              url: http://gitlab.localhost/gitlab
              token: { file: .demo/secrets/dave-gitlab.token }
              rebuild_hook: { url: https://hub.example.com/hooks/gitlab }
        audit:
          rules: { gitlab-token-expires-soon: { within_days: 30 } }
          waivers:
            - id: W-1
              rule: rebuild-hook-missing
              subject: dave-gitlab/dave/tax-2025
              reason: Nothing in it is ever built.
              owner: dave
              approved_by: alice
              expires: 2027-06-30
        reports: { directory: reports }

        """

    /// A fine-grained token, which may not read hooks and doesn't tell its scopes: nothing fails, much can't be seen.
    static let fineGrained = """
        version: 1
        snapshots: { directory: .demo/snapshots }
        platform: { organizations: { acme: { members: { bob: maintainer } } } }
        integrations:
          - id: acme-gitlab-finegrained
            owner: { organization: acme }
            added_by: bob
            gitlab:
              url: http://gitlab.localhost/gitlab
              token: { file: .demo/secrets/acme-gitlab-finegrained.token }
              rebuild_hook: { url: https://hub.example.com/hooks/gitlab }
        reports: { directory: reports }

        """
}
