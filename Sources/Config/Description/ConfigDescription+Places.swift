// Described: snapshots, transport, platform, reports.

import Inventory

extension ConfigDescription {
    static let snapshots = ConfigSection(
        "snapshots", "Where snapshots are kept, and how many.",
        [
            ConfigKey(
                "directory", .text(.path), default: .text(SnapshotSettings.defaults.directory),
                "The folder, relative to the config. It is made where it isn't there, readable by its owner alone."),
            ConfigKey(
                "keep", .integer(1...10_000), default: .integer(SnapshotSettings.defaults.keep),
                "How many snapshots a run leaves. The latest, the one that it compares itself with and the last one in which "
                    + "every import was complete are never removed."),
            ConfigKey(
                "keep_days", .integer(1...36_500), example: 90,
                "Removes snapshots that are older, of those that `keep` leaves."),
            ConfigKey(
                "sign_with", .section(signingKey), example: ["file": "secrets/signing.pem"],
                "The key that `run` and `forgeaudit snapshot sign` sign snapshots with "
                    + "([signatures.md](signatures.md))."),
        ])

    static let transport = ConfigSection(
        "transport", "How hard and how long the forges may be asked.",
        [
            ConfigKey(
                "connections", .integer(1...64), default: .integer(TransportSettings.defaults.connections),
                "Requests at once, over all forges."),
            ConfigKey(
                "timeout_seconds", .integer(1...600), default: .integer(TransportSettings.defaults.timeoutSeconds),
                "For one request."),
            ConfigKey(
                "wait_budget_seconds", .integer(0...86_400),
                default: .integer(TransportSettings.defaults.waitBudgetSeconds),
                "How long one credential may wait in all for rate limits. What doesn't fit becomes a gap."),
        ])

    static let platform = ConfigSection(
        "platform",
        "The platform's accounts, as far as rules are to know of them. What isn't described is unknown, not absent.",
        [
            ConfigKey(
                "organizations",
                .names(
                    .init(
                        placeholder: "organization", form: .line, example: "acme", value: .section(organization))),
                "The platform's organizations by name."),
            ConfigKey(
                "users", .list(of: .text(.line), least: 0, unique: true), example: ["dave"],
                "Platform users outside of organizations."),
        ])

    private static let organization = ConfigSection(
        "platform.organizations.<organization>", "One organization of the platform.",
        [
            ConfigKey(
                "members",
                .names(
                    .init(
                        placeholder: "user", form: .line, example: "alice",
                        value: .choice(PlatformRole.allCases.map { $0.rawValue }))),
                required: true, example: ["alice": "owner", "bob": "maintainer"],
                "Its members with their roles. Owners and maintainers may add integrations.")
        ])

    static let reports = ConfigSection(
        "reports", "Which reports are written, where and how.",
        [
            ConfigKey(
                "directory", .text(.path), default: .text(ReportSettings.defaults.directory),
                "The folder, relative to the config."),
            ConfigKey(
                "formats",
                .list(of: .choice(ReportFormat.allCases.map { $0.rawValue }), least: 1, unique: true),
                default: .texts(ReportSettings.defaults.formats.map { $0.rawValue }), "Which reports."),
            ConfigKey("html", .section(html), "How the HTML reports are written."),
            ConfigKey("junit", .section(junit), "How the JUnit files are written."),
            ConfigKey("sarif", .section(sarif), "How the SARIF file is written."),
        ])

    private static let html = ConfigSection(
        "reports.html", "How the HTML reports are written.",
        [
            ConfigKey(
                "truncate", .flag, default: .flag(HTMLSettings.defaults.truncates),
                "Whether `report.html` is cut off where it can't hold all results, in place of an error.")
        ])

    private static let junit = ConfigSection(
        "reports.junit", "How the JUnit files are written.",
        [
            ConfigKey(
                "profile", .choice(JUnitSettings.Profile.allCases.map { $0.rawValue }),
                default: .text(JUnitSettings.defaults.profile.rawValue),
                "`strict` keeps to the published schemas; `rich` adds properties, file and line."),
            ConfigKey(
                "detail", .choice(JUnitSettings.Detail.allCases.map { $0.rawValue }),
                default: .text(JUnitSettings.defaults.detail.rawValue),
                "A test case for each finding (`subject`), for each rule of an integration (`check`), or what servers can "
                    + "bear (`auto`)."),
            ConfigKey(
                "shards", .flag, default: .flag(JUnitSettings.defaults.shards),
                "Whether each integration gets a file of its own, too."),
            ConfigKey(
                "fail_on", .choice(Severity.allCases.map { $0.rawValue }), example: "medium",
                "The least severity that is a failure in the files; `audit.fail_on` without it."),
            ConfigKey(
                "unverified", .choice(JUnitSettings.Unverified.allCases.map { $0.rawValue }),
                default: .text(JUnitSettings.defaults.unverified.rawValue),
                "What stands for a result that could not be verified."),
        ])

    private static let sarif = ConfigSection(
        "reports.sarif", "How the SARIF file is written.",
        [
            ConfigKey(
                "anchor", .text(.line), example: "config/forgeaudit.yaml",
                "The file that results are shown on, relative to the repository's root; the config's own path without it."
            ),
            ConfigKey(
                "include_waived", .flag, default: .flag(SARIFSettings.defaults.includesWaived),
                "Whether waived findings are results, too."),
        ])
}
