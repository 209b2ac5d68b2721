// Valid configs, and what they are read as.

import Foundation
import Inventory
import Secrets
import Testing

@testable import Config

@Suite("ConfigReader on valid configs")
struct ConfigReaderTests {
    /// The example of the documentation.
    static let example = """
        # yaml-language-server: $schema=docs/config.schema.json
        version: 1
        snapshots: { directory: snapshots, keep: 30 }

        platform:                       # who may do what on the platform: the facts behind the Maintainer-role rule
          organizations:
            acme: { members: { alice: owner, bob: maintainer, carol: viewer } }
          users: [dave]

        github_apps:
          hub:
            app_id: 4711                # or client_id
            private_key: { file: secrets/hub.pem }
            api_url: https://api.github.com
            requires: { permissions: { metadata: read, contents: read }, events: [push] }

        integrations:
          - id: acme-github
            owner: { organization: acme }
            added_by: bob
            github: { app: hub, installation_id: 30614487, account: acme-inc, installed_by: octocat }
          - id: acme-gitlab
            owner: { organization: acme }
            added_by: alice
            gitlab:
              url: https://gitlab.example.com/gitlab
              token: { env: ACME_GITLAB_TOKEN }
              rebuild_hook: { url: https://hub.example.com/hooks/gitlab }
            repositories: { expect: [acme/web], exclude: ["acme/archive/**"] }

        audit:
          fail_on: medium
          rules: { gitlab-token-expires-soon: { within_days: 30 }, github-installation-covers-all-repositories: off }
          waivers:
            - id: W-7
              rule: rebuild-hook-missing
              subject: acme-gitlab/acme/legacy-*
              reason: replaced by scheduled builds
              owner: alice
              approved_by: bob
              expires: 2027-01-31

        reports: { directory: reports, formats: [html, junit] }

        """

    private func example() throws -> ConfigFile {
        try Samples.reader.read(text: Self.example, path: "conf/config.yaml")
    }

    @Test("the documented example: file, platform, app")
    func exampleFrame() throws {
        let file = try example()
        #expect(file.path == "conf/config.yaml")
        #expect(file.directory == "conf")
        #expect(file.resolved(path: file.snapshots.directory) == "conf/snapshots")
        #expect(file.snapshots == .defaults)
        #expect(file.transport == .defaults)
        #expect(
            file.platform.organizations == [
                PlatformOrganization(name: "acme", members: ["alice": .owner, "bob": .maintainer, "carol": .viewer])
            ])
        #expect(file.platform.users == ["dave"])
        let app = try #require(file.gitHubApp(named: "hub"))
        #expect(app.appID == 4711)
        #expect(app.clientID == nil)
        #expect(app.privateKey.reference == .file("secrets/hub.pem"))
        #expect(app.privateKey.position == SourcePosition(line: 13, column: 18))
        #expect(app.apiURL.description == "https://api.github.com")
        #expect(
            app.requires == GitHubRequirements(permissions: ["metadata": .read, "contents": .read], events: ["push"]))
        #expect(file.reports == .defaults)
    }

    @Test("the documented example: integrations")
    func exampleIntegrations() throws {
        let file = try example()
        #expect(file.integrations.map(\.id) == ["acme-github", "acme-gitlab"])
        let first = file.integrations[0]
        #expect(first.owner == .organization("acme"))
        #expect(first.addedBy == "bob")
        #expect(first.position == SourcePosition(line: 18, column: 5))
        #expect(
            first.source
                == .github(
                    GitHubSettings(
                        app: "hub", installationID: 30_614_487, account: "acme-inc", installedBy: "octocat")))
        #expect(first.repositories == RepositorySettings.none)
        let second = file.integrations[1]
        #expect(second.repositories.expect == ["acme/web"])
        #expect(second.repositories.exclude == [SubjectPattern("acme/archive/**")])
        guard case .gitlab(let gitlab) = second.source else {
            Issue.record("not GitLab")
            return
        }
        #expect(gitlab.url.description == "https://gitlab.example.com/gitlab")
        #expect(gitlab.token.reference == .environment("ACME_GITLAB_TOKEN"))
        #expect(gitlab.rebuildHook?.description == "https://hub.example.com/hooks/gitlab")
    }

    @Test("the documented example: audit")
    func exampleAudit() throws {
        let audit = try example().audit
        #expect(audit.failOn == .medium)
        #expect(audit.maxUnverifiedPercent == 0)
        let setting = try #require(audit.rules["gitlab-token-expires-soon"])
        #expect(setting.enabled && setting.severity == nil && setting.parameters == ["within_days": .integer(30)])
        #expect(audit.rules["github-installation-covers-all-repositories"]?.enabled == false)
        #expect(
            audit.waivers == [
                Waiver(
                    id: "W-7", rule: "rebuild-hook-missing", subjectPattern: "acme-gitlab/acme/legacy-*",
                    reason: "replaced by scheduled builds", owner: "alice", approvedBy: "bob", ticket: nil,
                    created: nil,
                    expires: try #require(CalendarDay("2027-01-31")), coversUnverified: false)
            ])
        #expect(audit.waiverPositions == ["W-7": SourcePosition(line: 35, column: 7)])
    }

    @Test("a format that there isn't is refused where it stands")
    func unknownFormats() {
        let text = Self.example.replacingOccurrences(of: "[html, junit]", with: "[html, junit, pdf, markdwon]")
        #expect(
            Samples.problems(of: text) == [
                "c.yaml:43:55: error: 'pdf' is not a valid value of 'formats' (known: html, html-file, junit, json, jsonl, csv, "
                    + "markdown, sarif)",
                "c.yaml:43:60: error: 'markdwon' is not a valid value of 'formats' (did you mean 'markdown'?)",
            ])
    }

    @Test("what the single reports can be told")
    func reportSettings() throws {
        let text = Samples.small(
            and: """
                reports:
                  formats: [json, jsonl, csv, markdown, sarif]
                  junit: { profile: rich, detail: check, shards: false, fail_on: high, unverified: skipped }
                  sarif: { anchor: config/forgeaudit.yaml, include_waived: true }
                """)
        let reports = try Samples.reader.read(text: text, path: "config.yaml").reports
        #expect(reports.formats == [.json, .jsonl, .csv, .markdown, .sarif])
        #expect(
            reports.junit
                == JUnitSettings(profile: .rich, detail: .check, shards: false, failOn: .high, unverified: .skipped))
        #expect(reports.sarif == SARIFSettings(anchor: "config/forgeaudit.yaml", includesWaived: true))
        let wrong = Samples.small(and: "reports: { junit: { detial: all, fail_on: never }, sarif: { anchor: 1 } }")
        #expect(Samples.problems(of: wrong).count == 3)
    }

    @Test("what is left out gets its default")
    func defaults() throws {
        let file = try Samples.reader.read(text: Samples.small, path: "config.yaml")
        #expect(file.snapshots == SnapshotSettings(directory: "snapshots", keep: 30))
        #expect(file.transport == TransportSettings(connections: 8, timeoutSeconds: 60, waitBudgetSeconds: 900))
        #expect(file.audit == .defaults)
        #expect(file.audit.failOn == .medium)
        #expect(file.reports.formats == [.html, .junit])
        #expect(file.gitHubApps.isEmpty)
        #expect(file.directory == ".")
    }

    @Test("every key that there is")
    func everything() throws {
        let app = """
            client_id: Iv23abc
            private_key: { credential: hub.pem }
            api_url: http://GHE.example.com:80/api/v3/
            insecure_http: true
            requires: { permissions: { checks: admin } }
            """
        let text =
            Samples.gitHub(app: app, integration: "{ app: hub, installation_id: 1, account: dave }")
                + """
                transport: { connections: 64, timeout_seconds: 1, wait_budget_seconds: 0 }
                audit:
                  max_unverified_percent: 5
                  fail_on: "low"
                  rules:
                    rebuild-hook-missing: critical
                    gitlab-token-scope-excessive: { severity: info, allow: [api, "sudo"], note: x }
                  waivers:
                    - { id: W1, rule: rebuild-hook-missing, subject: "**", owner: a, approved_by: b, ticket: T-1,
                        created: 2026-01-01, expires: "2026-02-28", covers_unverified: true, reason: "a\\nb" }
                """
        let file = try Samples.reader.read(text: text, path: "/config.yaml")
        #expect(file.directory == "/")
        #expect(file.resolved(path: "x") == "/x")
        #expect(file.gitHubApps.first?.clientID == "Iv23abc")
        #expect(file.gitHubApps.first?.apiURL.description == "http://ghe.example.com/api/v3")
        #expect(file.gitHubApps.first?.privateKey.reference == .credential("hub.pem"))
        #expect(file.integrations.first?.addedBy == nil)
        #expect(file.transport == TransportSettings(connections: 64, timeoutSeconds: 1, waitBudgetSeconds: 0))
        #expect(file.audit.failOn == .low)
        #expect(file.audit.maxUnverifiedPercent == 5)
        #expect(file.audit.rules["rebuild-hook-missing"]?.severity == .critical)
        let setting = file.audit.rules["gitlab-token-scope-excessive"]
        #expect(setting?.severity == .info)
        #expect(setting?.parameters == ["allow": .strings(["api", "sudo"]), "note": .string("x")])
        #expect(file.audit.waivers.first?.coversUnverified == true)
        #expect(file.audit.waivers.first?.reason == "a\nb")
        #expect(file.audit.waivers.first?.created == CalendarDay("2026-01-01"))
    }

    @Test("the file's hash is over its bytes, and a byte order mark or CRLF doesn't disturb")
    func hash() throws {
        let file = try Samples.reader.read(text: Samples.small, path: "c.yaml")
        #expect(file.sha256.count == 64)
        let marked = try Samples.reader.read(bytes: [0xEF, 0xBB, 0xBF] + Array(Samples.small.utf8), path: "c.yaml")
        #expect(marked.integrations == file.integrations)
        #expect(marked.sha256 != file.sha256)
        let windows = Samples.small.replacingOccurrences(of: "\n", with: "\r\n")
        #expect(try Samples.reader.read(text: windows, path: "c.yaml").integrations == file.integrations)
    }

    @Test("reading from disk")
    func disk() throws {
        let folder = try TemporaryFolder()
        try folder.write("config.yaml", Samples.small)
        let path = folder.path + "/config.yaml"
        let file = try Samples.reader.read(path: path)
        #expect(file.path == path)
        #expect(file.directory == folder.path)
        #expect(file == (try Samples.reader.read(text: Samples.small, path: path)))
        let missing = #expect(throws: ConfigErrors.self) { try Samples.reader.read(path: folder.path + "/none") }
        #expect(
            missing?.description
                == "\(folder.path)/none:1:1: error: the file can't be read: No such file or directory")
        let directory = #expect(throws: ConfigErrors.self) { try Samples.reader.read(path: folder.path) }
        #expect(directory?.errors.first?.message == "it is not a regular file")
        try folder.write("big.yaml", bytes: [UInt8](repeating: 0x23, count: 4 * 1_048_576 + 1))
        let big = #expect(throws: ConfigErrors.self) { try Samples.reader.read(path: folder.path + "/big.yaml") }
        #expect(big?.errors.first?.message == "the file is larger than 4 MiB")
    }

    @Test(
        "fail_on is a severity, new findings alone may count, and `new` is short for both",
        arguments: [
            ("fail_on: high", Severity.high, false), ("fail_on: high, fail_on_new_only: true", .high, true),
            ("fail_on: new", .medium, true), ("fail_on_new_only: true", .medium, true), ("", .medium, false),
        ])
    func failOn(text: String, severity: Severity, newOnly: Bool) throws {
        let audit = try Samples.reader.read(text: Samples.small(and: "audit: { \(text) }"), path: "/c.yaml").audit
        #expect(audit.failOn == severity)
        #expect(audit.failOnNewOnly == newOnly)
    }
}
