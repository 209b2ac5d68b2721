// Described: GitHub Apps and integrations.

import Inventory

extension ConfigDescription {
    static let app = ConfigSection(
        "github_apps.<app>", "One GitHub App. The name is the config's own.",
        [
            ConfigKey("app_id", .integer(1...Int.max), example: 4711, "The App's id."),
            ConfigKey(
                "client_id", .text(.identifier), example: "Iv23liQ0Ri6Y8nR5cJZt",
                "Its client id; `app_id` goes first where both are there."),
            ConfigKey(
                "private_key", .section(secret), required: true, example: ["file": "secrets/hub.pem"],
                "Its private key, in PEM form."),
            ConfigKey(
                "api_url", .text(.url), default: .text(GitHubAppReader.publicURL),
                "The REST API's root. Enterprise Server: `https://HOST/api/v3`."),
            ConfigKey("insecure_http", .flag, default: false, insecureHTTP),
            ConfigKey("requires", .section(requirements), "What an installation has to grant; unverified without it."),
        ] + connection, constraints: [.atLeastOne(["app_id", "client_id"])])

    private static let requirements = ConfigSection(
        "github_apps.<app>.requires", "What an installation of the App has to grant for the platform to work.",
        [
            ConfigKey(
                "permissions",
                .names(
                    .init(
                        placeholder: "permission", form: .line, example: "contents",
                        value: .choice(["read", "write", "admin"]))),
                example: ["metadata": "read", "contents": "read"],
                "The least level of each permission, in the API's words."),
            ConfigKey(
                "events", .list(of: .text(.line), least: 0, unique: true), example: ["push"],
                "Webhook events that it has to send."),
        ])

    private static let insecureHTTP =
        "Permit plain `http` to another machine. Credentials then travel unprotected; this machine needs no permission."

    static let integration = ConfigSection(
        "integrations[]",
        "One connection of a platform account to a forge: a GitHub App's installation or a GitLab token.",
        [
            ConfigKey(
                "id", .text(.identifier), required: true, example: "acme-gitlab", "Its name in reports; unique."),
            ConfigKey("owner", .section(owner), required: true, "The platform account that it belongs to."),
            ConfigKey(
                "added_by", .text(.line), example: "alice",
                "The platform user who added it. Required where an organization owns it."),
            ConfigKey("github", .section(gitHub), "A GitHub App's installation."),
            ConfigKey("gitlab", .section(gitLab), "A GitLab access token."),
            ConfigKey("repositories", .section(repositories), "What it is expected to reach."),
        ],
        constraints: [
            .exactlyOne(["gitlab", "github"]), .requiredIf("added_by", beside: "owner", has: "organization"),
        ])

    private static let owner = ConfigSection(
        "integrations[].owner", "The platform account that an integration belongs to.",
        [
            ConfigKey("organization", .text(.line), example: "acme", "An organization."),
            ConfigKey("user", .text(.line), example: "dave", "Or a user."),
        ], constraints: [.exactlyOne(["organization", "user"])])

    private static let gitHub = ConfigSection(
        "integrations[].github", "An installation of one of the `github_apps`.",
        [
            ConfigKey("app", .text(.line), required: true, example: "hub", "The App's name under `github_apps`."),
            ConfigKey(
                "installation_id", .integer(1...Int.max), required: true, example: 30_614_487,
                "The number at the end of the installation's address."),
            ConfigKey(
                "account", .text(.line), required: true, example: "acme-inc",
                "The login of the user or organization that it is said to be on."),
            ConfigKey(
                "installed_by", .text(.line), example: "octocat",
                "Who installed it, where there is evidence: the `sender` of the `installation.created` event, or the audit "
                    + "log. GitHub's API doesn't tell."),
        ])

    private static let gitLab = ConfigSection(
        "integrations[].gitlab", "A GitLab access token.",
        [
            ConfigKey(
                "url", .text(.url), required: true, example: "https://gitlab.example.com",
                "The instance's root, with its sub-path if there is one."),
            ConfigKey(
                "token", .section(secret), required: true, example: ["env": "ACME_GITLAB_TOKEN"],
                "The token that the platform itself uses."),
            ConfigKey("insecure_http", .flag, default: false, insecureHTTP),
            ConfigKey("rebuild_hook", .section(hook), "The webhook that starts builds."),
        ] + connection)

    private static let hook = ConfigSection(
        "integrations[].gitlab.rebuild_hook", "The webhook that starts builds. Without it, rules about it don't apply.",
        [
            ConfigKey(
                "url", .text(.url), required: true, example: "https://hub.example.com/hooks/gitlab",
                "The address that it is to call.")
        ])

    private static let repositories = ConfigSection(
        "integrations[].repositories", "What an integration is expected to reach, and what is left out.",
        [
            ConfigKey(
                "expect", .list(of: .text(.repository), least: 0, unique: true), example: ["acme/web"],
                "Full paths of repositories that must be there."),
            ConfigKey(
                "exclude", .list(of: .text(.line), least: 0, unique: true), example: ["acme/archive/**"],
                "Patterns of repositories that aren't judged: `*` within a segment, `**` across segments."),
        ])
}
