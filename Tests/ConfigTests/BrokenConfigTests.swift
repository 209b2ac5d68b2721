// One broken config for each kind of mistake, with the exact message.

import Config
import Foundation
import Testing

@Suite("ConfigReader on broken configs")
struct BrokenConfigTests {
    private func expect(_ text: String, _ expected: String..., at location: SourceLocation = #_sourceLocation) {
        #expect(Samples.problems(of: text) == expected.map { "c.yaml:" + $0 }, sourceLocation: location)
    }

    @Test("all problems are reported together, in the file's order")
    func together() {
        expect(
            """
            version: 1
            snapshot: { keep: 3 }
            github_apps:
              hub: { app_id: 4711, private_key: { file: hub.pem }, api_url: "https://github.com" }
            integrations:
              - id: acme
                owner: { organization: acme }
                github: { app: hubb, instalation_id: 3, account: acme-inc }
              - id: acme
                owner: { user: dave }
                gitlab: { url: "http://gitlab.example.com", token: hunter2 }
            reports: { formats: [hmtl] }
            """,
            "2:1: error: unknown key 'snapshot' in the config (did you mean 'snapshots'?)",
            "4:65: error: 'api_url' is not the address of GitHub's API (write https://api.github.com)",
            "6:5: error: 'added_by' is missing in 'integrations' entry 1",
            "8:20: error: there is no 'hubb' under 'github_apps' (did you mean 'hub'?)",
            "8:26: error: unknown key 'instalation_id' in 'github' (did you mean 'installation_id'?)",
            "9:9: error: duplicate integration id 'acme' (first given in line 6)",
            "11:20: error: 'url' must use https (plain http is for this machine only, or with insecure_http: true)",
            "11:56: error: 'token' must refer to a secret, not hold it (write { env: NAME } or { file: PATH })",
            "12:22: error: 'hmtl' is not a valid value of 'formats' (did you mean 'html'?)")
    }

    @Test("waivers that the policy doesn't allow")
    func waiverPolicy() {
        func config(_ waiver: String) -> String {
            Samples.small(
                and: """
                    audit:
                      waiver_policy: { max_days: 90, approver_must_differ: true }
                      waivers:
                        - { id: W-1, rule: rebuild-hook-missing, subject: a/b, reason: r, owner: Alice, \(waiver) }
                    """)
        }
        let fine = "approved_by: bob, created: 2026-01-01, expires: 2026-04-01"
        #expect(Samples.problems(of: config(fine)) == [])
        for (waiver, message) in [
            (
                fine.replacing("04-01", with: "04-02"),
                "the waiver lasts 91 days; waiver_policy allows 90"
            ),
            (
                fine.replacing("bob", with: "alice"),
                "the waiver's owner approves it; waiver_policy asks for two people"
            ),
            (
                "approved_by: bob, expires: 2026-04-01",
                "the waiver doesn't say when it was created, and waiver_policy limits its life "
                    + "(add created: YYYY-MM-DD)"
            ),
        ] {
            let problems = Samples.problems(of: config(waiver))
            #expect(problems.count == 1 && problems[0].hasSuffix("error: " + message), "\(problems)")
        }
    }

    @Test("an empty file")
    func empty() {
        for text in ["", "\n", "# nothing\n", "---\n", "~\n", "{}"] {
            let problems = Samples.problems(of: text)
            #expect(
                problems == ["c.yaml:1:1: error: the file is empty"]
                    || (text == "{}" && problems.first == "c.yaml:1:1: error: 'version' is missing in the config"),
                "\(text.debugDescription): \(problems)")
        }
    }

    @Test("version")
    func version() {
        expect(
            Samples.small("version: 1", "versoin: 1"),
            "1:1: error: unknown key 'versoin' in the config (did you mean 'version'?)")
        expect(Samples.small("version: 1\n", ""), "1:1: error: 'version' is missing in the config")
        expect(
            Samples.small(and: "whatever: 1").replacingOccurrences(of: "version: 1", with: "version: 2"),
            "1:10: error: version 2 is not supported (this release reads version 1)")
        expect(Samples.small("version: 1", "version: '1'"), "1:10: error: 'version' must be an integer, not text")
    }

    @Test("duplicate keys, the second one's place, and other problems as well")
    func duplicateKeys() {
        expect(
            Samples.small(and: "version: 1\nsnapshots: { keep: 1, keep: 2, \"keep\": 0 }\nnope: 1"),
            "9:1: error: duplicate key 'version' (first given in line 1)",
            "10:23: error: duplicate key 'keep' (first given in line 10)",
            "10:32: error: duplicate key 'keep' (first given in line 10)",
            "11:1: error: unknown key 'nope' in the config (known: version, snapshots, transport, secrets, platform, "
                + "github_apps, integrations, audit, reports, operation)")
    }

    @Test("a duplicate key that can't be looked past")
    func oddDuplicateKeys() {
        expect(
            Samples.small(and: "'': 1\n'': 2"),
            "9:1: error: '' is given more than once in this mapping (keep one of them)")
        let many = (0..<30).map { "k\($0): 1\nk\($0): 1" }.joined(separator: "\n")
        expect(many, "1:1: error: the file has more than 20 duplicate keys (keep one of each)")
    }

    @Test("wrong types")
    func types() {
        expect(Samples.small(and: "snapshots: 5"), "9:12: error: 'snapshots' must be a mapping, not a number")
        expect(Samples.small(and: "snapshots: []"), "9:12: error: 'snapshots' must be a mapping, not a list")
        expect(
            Samples.small(and: "snapshots: { keep: many }"), "9:20: error: 'keep' must be an integer, not text")
        expect(
            Samples.small(and: "snapshots: { keep: 0x10 }"),
            "9:20: error: 'keep' must be an integer, not a number (write plain decimal digits)")
        expect(
            Samples.small(and: "snapshots: { keep: 99999999999999999999 }"),
            "9:20: error: 'keep' must be an integer, not a number (write plain decimal digits)")
        expect(Samples.small(and: "snapshots: { keep: 0 }"), "9:20: error: 'keep' must be from 1 to 10000")
        expect(
            Samples.small(and: "snapshots: { directory: 7 }"),
            "9:25: error: 'directory' must be text, not a number (put it in quotes)")
        expect(Samples.small(and: "snapshots: { directory: '' }"), "9:25: error: 'directory' is empty")
        expect(Samples.small(and: "audit:"), "9:7: error: 'audit' has no value (expected a mapping)")
        expect(Samples.small(and: "platform: { users: dave }"), "9:20: error: 'users' must be a list, not text")
        expect(
            Samples.small(and: "platform: { users: [dave, dave, [x]] }"),
            "9:27: error: 'dave' is given twice in 'users'",
            "9:33: error: an entry of 'users' must be text, not a list")
        expect("- 1", "1:1: error: the config must be a mapping, not a list")
        expect(
            Samples.small("gitlab:\n", "gitlab:\n      insecure_http: yes\n"),
            "7:22: error: 'insecure_http' must be true or false, not text")
    }

    @Test("bounds of the transport")
    func transport() {
        expect(
            Samples.small(and: "transport: { connections: 65, timeout_seconds: 0, wait_budget_seconds: -1 }"),
            "9:27: error: 'connections' must be from 1 to 64",
            "9:48: error: 'timeout_seconds' must be from 1 to 600",
            "9:72: error: 'wait_budget_seconds' must be from 0 to 86400")
    }

    @Test("ids")
    func ids() {
        let hint = "(a letter or digit, then letters, digits, '_', '.', '-')"
        expect(
            Samples.small("id: acme-gitlab", "id: -acme"), "3:9: error: '-acme' is not a valid id for 'id' \(hint)")
        expect(
            Samples.small("id: acme-gitlab", "id: acme/gitlab"),
            "3:9: error: 'acme/gitlab' is not a valid id for 'id' \(hint)")
        expect(
            Samples.small("id: acme-gitlab", "id: \(String(repeating: "a", count: 81))"),
            "3:9: error: 'id' is longer than 80 characters")
        expect(
            Samples.small("id: acme-gitlab", "id: \"a\\u001b[31m\""),
            "3:9: error: 'id' holds a control or invisible character (remove it)")
    }

    @Test("owners and sources")
    func integrations() {
        expect("version: 1", "1:1: error: 'integrations' is missing in the config")
        expect("version: 1\nintegrations: []", "2:15: error: 'integrations' needs at least one entry")
        let either = "'owner' must name either an 'organization' or a 'user'"
        expect(Samples.small("{ organization: acme }", "{}"), "4:12: error: \(either)")
        expect(Samples.small("{ organization: acme }", "{ organization: acme, user: x }"), "4:12: error: \(either)")
        expect(
            Samples.small("{ organization: acme }", "{ organisation: acme }"),
            "4:14: error: unknown key 'organisation' in 'owner' (did you mean 'organization'?)")
        expect(
            Samples.small("    added_by: alice\n", ""),
            "3:5: error: 'added_by' is missing in 'integrations' entry 1")
        expect(
            Samples.small(and: "    github: { app: x, installation_id: 1, account: y }"),
            "9:5: error: 'integrations' entry 1 has both 'github' and 'gitlab' (make it two integrations)",
            "9:20: error: there is no 'x' under 'github_apps'")
        expect(
            "version: 1\nintegrations:\n  - { id: a, owner: { user: b } }",
            "3:5: error: 'integrations' entry 1 needs a 'github' or a 'gitlab'")
        expect(
            Samples.small("    gitlab:", "    gitlba:"),
            "6:5: error: unknown key 'gitlba' in 'integrations' entry 1 (did you mean 'gitlab'?)")
    }

    @Test("repositories")
    func repositories() {
        expect(
            Samples.small(and: "    repositories: { expect: [a/b, a/*, c/d, a/b], exclude: [\"c/**\"] }"),
            "9:35: error: 'expect' names repositories, 'a/*' is a pattern",
            "9:40: error: 'c/d' is expected and excluded",
            "9:45: error: 'a/b' is given twice in 'expect'")
    }

    @Test("GitHub Apps")
    func apps() {
        let integration = "{ app: hub, installation_id: 1, account: x }"
        expect(
            Samples.gitHub(app: "private_key: { file: k }", integration: integration),
            "4:5: error: 'hub' needs an 'app_id' or a 'client_id'")
        expect(
            Samples.gitHub(app: "app_id: 0\nprivate_key: { flie: k }", integration: integration),
            "4:13: error: 'app_id' must be at least 1",
            "5:20: error: unknown key 'flie' in 'private_key' (did you mean 'file'?)")
        expect(
            Samples.gitHub(app: "app_id: 1\nprivate_key: {}", integration: integration),
            "5:18: error: 'private_key' refers to no secret (write { env: NAME } or { file: PATH })")
        expect(
            Samples.gitHub(app: "app_id: 1\nprivate_key: { file: k, env: K }", integration: integration),
            "5:20: error: 'private_key' refers to more than one secret (keep one of them)")
        expect(
            Samples.gitHub(
                app: "app_id: 1\nprivate_key: { file: k }\nrequires: { permissions: { metadata: raed } }",
                integration: integration),
            "6:42: error: 'raed' is not a permission level (did you mean 'read'?)")
    }

    @Test("addresses, which are not echoed")
    func addresses() {
        let url = "https://gitlab.example.com"
        expect(
            Samples.small(url, "https://me:hunter2@gitlab.example.com"),
            "7:12: error: 'url' must not hold user info (remove what stands before the '@')")
        expect(Samples.small(url, "5"), "7:12: error: 'url' must be text, not a number (put it in quotes)")
        expect(
            Samples.small(url, "https://gitlab.com/acme"),
            "7:12: error: 'url' is not the root of GitLab's own instance (write https://gitlab.com)")
        #expect(Samples.problems(of: Samples.small(url, "http://gitlab.localhost:8080")) == [])
        #expect(Samples.problems(of: Samples.small(url, "\(url)\n      rebuild_hook: { url: \"https://h/x\" }")) == [])
    }

    @Test("the API's path is taken off a GitLab address")
    func apiPath() throws {
        let text = Samples.small("https://gitlab.example.com", "https://GITLAB.example.com:443/git/api/v4/")
        let file = try Samples.reader.read(text: text, path: "c.yaml")
        guard case .gitlab(let settings) = file.integrations.first?.source else {
            Issue.record("not GitLab")
            return
        }
        #expect(settings.url.description == "https://gitlab.example.com/git")
    }

    @Test("names of environment variables and credentials, which are not echoed")
    func secretNames() {
        let hint = "(it names where the secret is kept, it is not the secret)"
        expect(
            Samples.small("{ env: ACME_GITLAB_TOKEN }", "{ env: hunter-2 }"),
            "8:21: error: 'env' is not a valid name \(hint)")
        expect(
            Samples.small("{ env: ACME_GITLAB_TOKEN }", "{ credential: ../x }"),
            "8:28: error: 'credential' is not a valid name \(hint)")
    }

    @Test("rules and their parameters")
    func rules() {
        expect(
            Samples.small(and: "audit: { rules: { rebuild-hook-mising: off } }"),
            "9:19: error: there is no rule 'rebuild-hook-mising' (did you mean 'rebuild-hook-missing'?)")
        expect(
            Samples.small(and: "audit: { rules: { rebuild-hook-missing: hihg } }"),
            "9:41: error: 'rebuild-hook-missing' must be off, a severity or a mapping (did you mean 'high'?)")
        expect(
            Samples.small(and: "audit: { rules: { rebuild-hook-missing: false } }"),
            "9:41: error: 'rebuild-hook-missing' must be off, a severity or a mapping (did you mean 'off'?)")
        expect(
            Samples.small(and: "audit: { rules: { gitlab-token-expires-soon: { withindays: 3 } } }"),
            "9:48: error: unknown key 'withindays' in 'gitlab-token-expires-soon' (did you mean 'within_days'?)")
        expect(
            Samples.small(and: "audit: { rules: { gitlab-token-expires-soon: { within_days: 366, severity: bad } } }"),
            "9:61: error: 'within_days' must be from 1 to 365",
            "9:76: error: 'bad' is not a valid value of 'severity' (known: info, low, medium, high, critical)")
        expect(
            Samples.small(and: "audit: { fail_on: meduim, max_unverified_percent: 101 }"),
            "9:19: error: 'meduim' is not a valid value of 'fail_on' (did you mean 'medium'?)",
            "9:51: error: 'max_unverified_percent' must be from 0 to 100")
        expect(
            Samples.small(and: "audit: { fail_on: new, fail_on_new_only: false }"),
            "9:42: error: 'fail_on: new' and 'fail_on_new_only: false' contradict (remove one of them)")
    }

    @Test("waivers")
    func waivers() {
        func waiver(_ more: String, rule: String = "rebuild-hook-missing") -> String {
            Samples.small(
                and: """
                    audit:
                      waivers:
                        - { id: W, rule: \(rule), subject: "**", reason: r, owner: a, approved_by: b,
                            \(more) }
                    """)
        }
        #expect(Samples.problems(of: waiver("expires: 2028-02-29")) == [])
        expect(waiver(""), "11:7: error: 'expires' is missing in 'waivers' entry 1")
        expect(waiver("expires: 2027-02-29"), "12:18: error: 'expires': '2027-02-29' is not a day of the calendar")
        expect(waiver("expires: tomorrow"), "12:18: error: 'expires': 'tomorrow' is not a day (write YYYY-MM-DD)")
        expect(waiver("expires: 2027-1-2"), "12:18: error: 'expires': '2027-1-2' is not a day (write YYYY-MM-DD)")
        expect(
            waiver("expires: 2027-01-01, created: 2027-01-01"),
            "12:18: error: the waiver expires before it begins")
        expect(
            waiver("expires: 2027-01-01 }\n    - { id: W, expires: 2027-01-01", rule: "x"),
            "11:22: error: there is no rule 'x' (known: github-installation-covers-all-repositories, "
                + "gitlab-token-expires-soon, gitlab-token-scope-excessive, rebuild-hook-missing)",
            "13:7: error: 'rule' is missing in 'waivers' entry 2",
            "13:7: error: 'subject' is missing in 'waivers' entry 2",
            "13:7: error: 'reason' is missing in 'waivers' entry 2",
            "13:7: error: 'owner' is missing in 'waivers' entry 2",
            "13:7: error: 'approved_by' is missing in 'waivers' entry 2",
            "13:13: error: duplicate waiver id 'W' (first given in line 11)")
    }

    @Test("roles")
    func roles() {
        expect(
            Samples.small(and: "platform: { organizations: { acme: { members: { alice: onwer } }, b: {} } }"),
            "9:56: error: 'onwer' is not a valid value of the role of 'alice' (did you mean 'owner'?)",
            "9:70: error: 'members' is missing in 'b'")
    }

    @Test("more problems than anyone reads are counted")
    func many() throws {
        let text = Samples.small(and: (0..<150).map { "unknown\($0): 1" }.joined(separator: "\n"))
        let error = #expect(throws: ConfigErrors.self) { try Samples.reader.read(text: text, path: "c.yaml") }
        #expect(error?.errors.count == 100)
        #expect(error?.omitted == 50)
        #expect(error?.description.hasSuffix("\nc.yaml: and 50 more") == true)
    }
}
