// A realistic fleet: most of it in order, the rest broken in the ways that integrations break, and some hostile names.

import Foundation
import Inventory
import Snapshots

enum DemoFleet {
    /// Names that a forge's users may choose, to break or to forge a report.
    static let hostile = [
        "acme/<script>alert(1)</script>", "acme/a]]>b", "acme/\u{1B}[31mred\u{1B}[0m", "acme/\u{202E}gnp.exe\u{202C}",
        "acme/" + String(repeating: "long-name-", count: 30), "acme/🚀-deploy-👩‍💻", "acme/\u{0}nul\u{FFFE}",
        "acme/\"quoted\" & <b>",
        "acme/line\nbreak\r\n\ttab", "acme/مستودع",
    ]

    static func make() -> TestFleet {
        var fleet = TestFleet(rules: DemoRules.all)
        fleet.maxUnverifiedPercent = 10
        fleet.waive(
            "W-2", "rebuild-hook-missing", "hub-gitlab/acme/legacy-*", expires: "2026-10-01",
            reason: "Replaced by scheduled builds until the migration is done", expired: true,
            ticket: "https://tickets.example.com/OPS-112")
        fleet.waive(
            "W-5", "gitlab-token-never-expires", "legacy-gitlab/*", expires: "2026-12-10",
            reason: "Self-managed 15.11 can't set an expiry for this kind of token", ticket: "OPS-231")
        fleet.waive(
            "W-7", "rebuild-hook-missing", "hub-gitlab/acme/docs-*", expires: "2027-01-31",
            reason: "Documentation is built once a day")
        fleet.waive("W-9", "gitlab-token-shared", "old-gitlab/*", expires: "2027-06-30", reason: "No longer there")
        addGitHub(&fleet)
        addGitLab(&fleet)
        addVerdicts(&fleet)
        return fleet
    }

    private static let gitlab = "https://gitlab.example.com/gitlab/api/v4"
    private static let github = "https://api.github.com"

    private static func addGitHub(_ fleet: inout TestFleet) {
        fleet.add("acme-github", kind: .github, api: github, repositories: 230, requests: 5)
        fleet.add("globex-github", kind: .github, api: github, owner: .organization("globex"), repositories: 41)
        fleet.add(
            "initech-github", kind: .github, api: github, owner: .organization("initech"), state: .blocked,
            doubt: "the installation was suspended by octo-admin on 2026-11-03", repositories: 0, requests: 1)
        fleet.add(
            "umbrella-github", kind: .github, api: github, owner: .organization("umbrella"), state: .blocked,
            doubt: "the App has no installation 30614001 any more", repositories: 0, requests: 1)
        fleet.add(
            "wayne-github", kind: .github, api: github, owner: .organization("wayne"), repositories: 58,
            gaps: [
                Unreadable(
                    .organizationMembership, .forbidden, "GitHub answered 403: Resource not accessible by integration",
                    missingPermission: "App permission members: read (organization)")
            ])
        fleet.add("dave-github", kind: .github, api: github, owner: .user("dave"), repositories: 7, requests: 2)
    }

    private static func addGitLab(_ fleet: inout TestFleet) {
        fleet.add("hub-gitlab", api: gitlab, repositories: 150, requests: 160, exclude: ["acme/repository-14?"])
        fleet.add(
            "readonly-gitlab", api: gitlab, owner: .organization("globex"), repositories: 64,
            gaps: [
                Unreadable(
                    .projectHooks, .forbidden, "GitLab answered 403: insufficient_scope",
                    missingPermission: "scope api")
            ], requests: 68)
        fleet.add(
            "expired-gitlab", api: "https://gitlab.com/api/v4", owner: .organization("initech"), state: .blocked,
            doubt: "the token expired on 2026-11-20", repositories: 0,
            gaps: [Unreadable(.token, .credentialRejected, "GitLab answered 401: the token expired")], requests: 1)
        fleet.add(
            "legacy-gitlab", api: "https://git.internal.example/api/v4", repositories: 33, requests: 36)
        fleet.add(
            "flaky-gitlab", api: "https://git.partner.example/api/v4", owner: .organization("wayne"),
            state: .incomplete,
            doubt: "page 7 of the projects answered 502 four times", repositories: 600,
            gaps: [
                Unreadable(.projects, .incomplete, "page 7 answered 502 four times, so the listing has no proven end")
            ],
            requests: 12)
        fleet.add("<b>\u{202E}evil</b>", api: "https://gitlab.com/api/v4", owner: .user("mallory"), repositories: 10)
    }

    private static func addVerdicts(_ fleet: inout TestFleet) {
        installations(&fleet)
        tokens(&fleet)
        repositories(&fleet)
        imports(&fleet)
    }

    private static func installations(_ fleet: inout TestFleet) {
        let page = "https://github.com/organizations/acme-inc/settings/installations/30614001"
        let fine = ["acme-github", "globex-github", "wayne-github", "dave-github"]
        for rule in DemoRules.all where rule.subjectKind == .installation {
            for integration in fine where rule.id != "github-installation-installer-not-owner" {
                if rule.id == "github-installation-covers-all-repositories" && integration == "acme-github" { continue }
                if rule.id == "github-installation-permission-excessive" && integration == "globex-github" { continue }
                fleet.pass(rule.id, integration, 1)
            }
            for integration in ["initech-github", "umbrella-github"]
            where !rule.id.hasSuffix("suspended") && !rule.id.hasSuffix("-missing") {
                fleet.notApplicable(rule.id, integration, 1)
            }
        }
        fleet.pass("github-installation-installer-not-owner", "acme-github", 1)
        fleet.unverified(
            "github-installation-installer-not-owner", "wayne-github", ["installation 30614020"],
            fact: .organizationMembership, permission: "App permission members: read (organization)",
            reason: "GitHub answered 403: Resource not accessible by integration")
        fleet.fail(
            "github-installation-suspended", "initech-github", "installation 30614010", forgeID: 30_614_010, url: page,
            reason: "The installation is suspended, so nothing of the account can be read.",
            observed: "suspended by octo-admin since 2026-11-03 09:14 UTC", expected: "an active installation")
        fleet.fail(
            "github-installation-missing", "umbrella-github", "installation 30614001", forgeID: 30_614_001,
            reason: "The App has no such installation.", observed: "404 for the id, no other installation on umbrella",
            expected: "installation 30614001 on umbrella")
        fleet.fail(
            "github-installation-covers-all-repositories", "acme-github", "installation 30614001", url: page,
            reason: "New repositories are covered without anybody's decision.", observed: "repository_selection: all",
            expected: "repository_selection: selected")
        fleet.fail(
            "github-installation-permission-excessive", "globex-github", "installation 30614006", url: page,
            reason: "More is granted than the platform needs.", observed: "administration: write, secrets: write",
            expected: "metadata: read, contents: read")
    }

    private static func tokens(_ fleet: inout TestFleet) {
        let fine = ["hub-gitlab", "readonly-gitlab", "legacy-gitlab", "flaky-gitlab", "<b>\u{202E}evil</b>"]
        for rule in DemoRules.all where rule.subjectKind == .token && rule.enabled {
            for integration in fine {
                let exempt =
                    (rule.id == "gitlab-token-scope-missing" && integration == "readonly-gitlab")
                    || (rule.id == "gitlab-token-never-expires" && integration == "legacy-gitlab")
                    || (rule.id == "gitlab-token-expires-soon" && integration == "hub-gitlab")
                if !exempt { fleet.pass(rule.id, integration, 1) }
            }
            if rule.id != "gitlab-token-rejected" {
                fleet.unverified(
                    rule.id, "expired-gitlab", ["token"], fact: .token, cause: .credentialRejected, permission: nil,
                    reason: "GitLab answered 401: the token expired")
            }
        }
        fleet.fail(
            "gitlab-token-rejected", "expired-gitlab", "token", reason: "The forge refuses the token.",
            observed: "401, expired on 2026-11-20", expected: "an accepted token")
        fleet.fail(
            "gitlab-token-scope-missing", "readonly-gitlab", "token", forgeID: 42,
            url: "https://gitlab.example.com/gitlab/hub-bot",
            reason: "The token can't change anything.", observed: "scopes: read_api", expected: "scopes: api")
        fleet.fail(
            "gitlab-token-expires-soon", "hub-gitlab", "token", forgeID: 43, reason: "The token dies within 30 days.",
            observed: "expires on 2026-12-04, 12 days from now", expected: "at least 30 days left")
        fleet.fail(
            "gitlab-token-never-expires", "legacy-gitlab", "token", forgeID: 44, reason: "The token has no expiry.",
            observed: "expires_at: null", expected: "an expiry date", waiver: "W-5")
    }

    private static func repositories(_ fleet: inout TestFleet) {
        let access = "repository-maintainer-access-missing"
        let web = "https://gitlab.example.com/gitlab/"
        for index in 0..<50 {
            fleet.fail(
                access, "readonly-gitlab", "globex/service-\(index)", forgeID: Int64(900 + index),
                url: "\(web)globex/service-\(index)", reason: "The token's user is below Maintainer.",
                observed: "not listed with min_access_level=40", expected: "Maintainer (40) or above")
        }
        for (index, name) in hostile.enumerated() {
            fleet.fail(
                access, "<b>\u{202E}evil</b>", name, forgeID: Int64(2_000 + index),
                url: index == 0 ? "javascript:alert(1)" : "https://gitlab.com/acme/\(index)?a=1&b=%3Cx%3E",
                reason: "The token's user is below Maintainer.", observed: "Developer </details><script>x</script>",
                expected: "Maintainer (40) or above")
        }
        fleet.pass(access, "hub-gitlab", 150)
        fleet.pass(access, "readonly-gitlab", 14)
        fleet.pass(access, "legacy-gitlab", 33)
        fleet.unverified(
            access, "flaky-gitlab", (0..<600).map { "partner/repo-\($0)" }, fact: .maintainerProjects,
            cause: .incomplete,
            permission: nil, reason: "page 7 answered 502 four times, so the listing has no proven end")
        hooks(&fleet, web)
        for integration in ["acme-github", "globex-github", "wayne-github", "dave-github"] {
            fleet.pass(
                "repository-attached-twice", integration,
                ["acme-github": 230, "globex-github": 41, "wayne-github": 58][integration] ?? 7)
        }
        fleet.fail(
            "repository-expected-but-missing", "hub-gitlab", "acme/payments-core",
            reason: "The import is complete and doesn't hold it.",
            observed: "not among 150 projects", expected: "reached by the integration")
    }

    private static func hooks(_ fleet: inout TestFleet, _ web: String) {
        for rule in DemoRules.all where rule.id.hasPrefix("rebuild-hook") {
            fleet.unverified(
                rule.id, "readonly-gitlab", (0..<64).map { "globex/service-\($0)" }, permission: "scope api",
                reason: "GitLab answered 403: insufficient_scope")
            fleet.pass(rule.id, "legacy-gitlab", 30)
            fleet.notApplicable(rule.id, "legacy-gitlab", 3)
            fleet.pass(rule.id, "hub-gitlab", 95)
        }
        for index in 0..<22 {
            fleet.fail(
                "rebuild-hook-missing", "hub-gitlab", "acme/service-\(index)", forgeID: Int64(index + 500),
                url: "\(web)acme/service-\(index)",
                reason: "No webhook points at the platform.", observed: "2 webhooks, none for the configured address",
                expected: "a push webhook for https://hub.example.com/hooks/gitlab")
        }
        for index in 0..<3 {
            fleet.fail(
                "rebuild-hook-missing", "hub-gitlab", "acme/legacy-\(index)", forgeID: Int64(index + 600),
                reason: "No webhook points at the platform.", observed: "no webhook", expected: "a push webhook",
                waiver: "W-2")
            fleet.fail(
                "rebuild-hook-missing", "hub-gitlab", "acme/docs-\(index)", forgeID: Int64(index + 700),
                reason: "No webhook points at the platform.", observed: "no webhook", expected: "a push webhook",
                waiver: "W-7")
            fleet.fail(
                "rebuild-hook-tls-verification-off", "hub-gitlab", "acme/edge-\(index)", forgeID: Int64(index + 800),
                url: "\(web)acme/edge-\(index)",
                reason: "The webhook accepts any certificate.", observed: "enable_ssl_verification: false",
                expected: "enable_ssl_verification: true")
        }
        for index in 0..<4 {
            fleet.fail(
                "rebuild-hook-duplicated", "hub-gitlab", "acme/twice-\(index)", forgeID: Int64(index + 850),
                reason: "Every push starts two builds.", observed: "2 webhooks for the same address",
                expected: "1 webhook")
        }
    }

    private static func imports(_ fleet: inout TestFleet) {
        for member in fleet.members.map(\.plan.integration.id) {
            if member != "dave-github" {
                fleet.pass("integration-added-without-maintainer-role", member, 1)
            } else {
                fleet.notApplicable("integration-added-without-maintainer-role", member, 1)
            }
            if member == "flaky-gitlab" {
                fleet.fail(
                    "import-incomplete", member, member, reason: "A listing isn't proven complete.",
                    observed: "page 7 of the projects answered 502 four times", expected: "every page, and a proven end"
                )
            } else {
                fleet.pass("import-incomplete", member, 1)
            }
        }
    }
}
