// The config that `init` writes.

import Inventory

/// What has been answered, and the commented config that comes of it.
struct FirstConfig {
    struct GitHub {
        let app: Int
        let key: SecretWord
        let apiURL: String
        let installation: Int
        let account: String
        let installedBy: String?
    }

    struct GitLab {
        let url: String
        let token: SecretWord
        let hook: String?
    }

    /// Nil for a user's own integrations.
    let organization: String?
    /// Who added the integrations; the owner, where there is no organization.
    let user: String
    /// Of `user` in the organization.
    let role: PlatformRole?
    let github: GitHub?
    let gitlab: GitLab?
    /// The folder of snapshots and reports, with a slash at its end; empty for the config's own.
    let data: String
    /// Where editors find the schema.
    let schema: String

    private var owner: String {
        organization.map { "{ organization: \(YAMLWord.quoted($0)) }" } ?? "{ user: \(YAMLWord.quoted(user)) }"
    }

    private var prefix: String {
        let name = (organization ?? user).filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return name.isEmpty ? "first" : name
    }

    var text: String {
        var lines = [
            "# What forgeaudit audits; `docs/config.md` describes every key. It holds no secret, only where each one is.",
            "# yaml-language-server: $schema=\(schema)",
            "version: 1",
            "",
            "# One file for each run; how many are kept, and for how many days at most.",
            "snapshots: { directory: \(YAMLWord.quoted(data + "snapshots")), keep: 30, keep_days: 90 }",
            "reports: { directory: \(YAMLWord.quoted(data + "reports")), formats: [html, junit] }",
            "",
            "# Who may do what on the platform: owners and maintainers may add integrations. Name everybody who did.",
            "platform:",
        ]
        if let organization, let role {
            lines += [
                "  organizations:",
                "    \(YAMLWord.quoted(organization)): { members: { \(YAMLWord.quoted(user)): \(role.rawValue) } }",
            ]
        } else {
            lines.append("  users: [\(YAMLWord.quoted(user))]")
        }
        if let github { lines += apps(github) }
        lines += ["", "# One entry for each connection of the platform to a forge.", "integrations:"]
        if let github { lines += integration(github) }
        if let gitlab { lines += integration(gitlab) }
        lines += [
            "", "# From which severity on a finding fails the audit: info, low, medium, high, critical.",
            "audit: { fail_on: medium }", "",
        ]
        return lines.joined(separator: "\n")
    }

    private func apps(_ github: GitHub) -> [String] {
        [
            "", "# GitHub Apps, by a name of your choice. `requires` says what the App must be granted.",
            "github_apps:",
            "  hub:", "    app_id: \(github.app)", "    private_key: \(github.key.yaml)",
            "    api_url: \(YAMLWord.quoted(github.apiURL))",
            "    requires: { permissions: { metadata: read, contents: read }, events: [push] }",
        ]
    }

    private func integration(_ github: GitHub) -> [String] {
        var settings = "app: hub, installation_id: \(github.installation), account: \(YAMLWord.quoted(github.account))"
        if let installer = github.installedBy { settings += ", installed_by: \(YAMLWord.quoted(installer))" }
        return head("\(prefix)-github") + ["    github: { \(settings) }"]
    }

    private func integration(_ gitlab: GitLab) -> [String] {
        var lines = head("\(prefix)-gitlab")
        lines += ["    gitlab:", "      url: \(YAMLWord.quoted(gitlab.url))", "      token: \(gitlab.token.yaml)"]
        if let hook = gitlab.hook {
            lines.append("      rebuild_hook: { url: \(YAMLWord.quoted(hook)) }")
        } else {
            lines.append("      # rebuild_hook: { url: … }   # without it, webhooks aren't read or judged")
        }
        return lines
    }

    private func head(_ id: String) -> [String] {
        var lines = ["  - id: \(id)", "    owner: \(owner)"]
        if organization != nil { lines.append("    added_by: \(YAMLWord.quoted(user))") }
        return lines
    }
}
