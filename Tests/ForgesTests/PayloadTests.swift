// The readers of payloads: what is missing or of another type is unknown, never made up, and never a crash.

import Foundation
import Inventory
import JSON
import Testing

@testable import Forges

@Suite struct PayloadTests {
    private static func json(_ text: String) throws -> JSONValue { try JSONDocument(parsing: Array(text.utf8)).root }

    /// Values of every type and of every bad size, to stand where something else is expected.
    static let junk = [
        "null", "true", "[]", "{}", "\"\"", "\"x\"", "-1", "-0", "0", "7.0", "7e0", "1.5", "1e400",
        "9223372036854775808", "-9223372036854775809", "18446744073709551615", "[[[]]]",
        "\"\\u0000\\u202e\"",
        "\"" + String(repeating: "é", count: 5_000) + "\"",
    ].filter { (try? json($0)) != nil }

    private static let project = [
        "id": "7", "path_with_namespace": "\"a/b\"", "namespace": #"{"full_path":"a","kind":"group"}"#,
        "default_branch": "\"main\"",
        "visibility": "\"private\"", "archived": "false", "empty_repo": "false", "marked_for_deletion_on": "null",
        "web_url": "\"https://h/a/b\"",
    ]

    private static func object(_ fields: [String: String]) throws -> JSONValue {
        try json("{" + fields.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}")
    }

    @Test("A token in a webhook's address, wherever it stands, or where a long text is cut, isn't kept")
    func tokens() throws {
        let token = "glpat-0123456789abcdefghij"
        for url in [
            "https://h.test/\(token)/x", "h.test/\(token)", "x:\(token)@h.test", "https:/u:\(token)@h.test/x",
            "https://u:\(token)@h.test/x?y=\(token)#\(token)",
        ] {
            let hook = try #require(try Webhook(payload: Self.object(["id": "1", "url": "\"\(url)\""])))
            #expect(!hook.url.contains("0123456789abcdef"), "\(hook.url)")
        }
        let plain = try Webhook(payload: Self.object(["id": "1", "url": "\"https://h.test/hooks/7?a=b\""]))
        #expect(plain?.url == "https://h.test/hooks/7")
        for length in 470..<500 {
            let kept = PayloadText.bounded(String(repeating: "a", count: length) + " \(token)")
            #expect(!kept.contains("0123456789") && kept.unicodeScalars.count <= 500)
        }
    }

    @Test("A project is read as it stands")
    func projectIsRead() throws {
        let row = try #require(Repository(gitlabPayload: Self.object(Self.project)))
        #expect(
            row.id == 7 && row.path == "a/b" && row.defaultBranch == "main" && row.archived == false
                && row.empty == false)
        #expect(row.inUserNamespace == false && row.pendingDeletionOn == nil && row.disabled == nil)
    }

    @Test("A project's field that is missing or of another type is unknown", arguments: project.keys.sorted())
    func projectField(name: String) throws {
        var fields = Self.project
        fields[name] = nil
        let without = try Repository(gitlabPayload: Self.object(fields))
        switch name {
        case "id", "path_with_namespace", "namespace": #expect(without == nil)
        case "archived": #expect(without?.archived == nil && without != nil)
        case "empty_repo": #expect(without?.empty == nil && without != nil)
        case "default_branch": #expect(without?.defaultBranch == nil && without != nil)
        case "visibility": #expect(without?.visibility == nil && without != nil)
        default: #expect(without != nil)
        }
        for junk in Self.junk {
            fields[name] = junk
            let row = try Repository(gitlabPayload: Self.object(fields))
            if name == "archived", junk != "true" { #expect(row?.archived == nil) }
            if name == "empty_repo", junk != "true" { #expect(row?.empty == nil) }
            if name == "marked_for_deletion_on", junk.hasPrefix("\"") {
                #expect(row?.pendingDeletionOn != nil, "\(junk)")
            }
            if name == "id" { #expect(row == nil, "\(junk)") }
            if name == "web_url" { #expect(row?.webURL == nil) }
        }
    }

    private static let repository = [
        "id": "7", "full_name": "\"o/r\"", "private": "true", "visibility": "\"internal\"", "archived": "true",
        "disabled": "false",
        "default_branch": "\"main\"", "owner": #"{"login":"o","type":"Organization"}"#, "html_url": "\"https://h/o/r\"",
        "permissions": #"{"admin":true}"#,
    ]

    @Test("A repository is read as it stands, visibility before `private`, and nothing is made of what it lacks")
    func repositoryIsRead() throws {
        let row = try #require(Repository(githubPayload: Self.object(Self.repository)))
        #expect(row.visibility == "internal" && row.archived == true && row.disabled == false && row.empty == nil)
        for name in Self.repository.keys {
            for junk in Self.junk + [nil] {
                var fields = Self.repository
                fields[name] = junk
                let row = try Repository(githubPayload: Self.object(fields))
                switch name {
                case "id": #expect(row == nil, "\(junk ?? "-")")
                case "archived" where junk != "true": #expect(row?.archived == nil && row != nil)
                case "disabled" where junk != "true": #expect(row?.disabled == nil && row != nil)
                case "visibility" where junk == nil: #expect(row?.visibility == "private")
                default: break
                }
            }
        }
        var bare = Self.repository
        bare["visibility"] = nil
        bare["private"] = nil
        #expect(try Repository(githubPayload: Self.object(bare))?.visibility == nil)
    }

    private static let installation = [
        "id": "7", "account": #"{"login":"acme","id":9,"type":"Organization"}"#, "repository_selection": "\"selected\"",
        "permissions": #"{"metadata":"read","contents":"write"}"#, "events": "[\"push\"]", "suspended_at": "null",
        "suspended_by": "null", "created_at": "\"2022-10-26T11:15:21.000Z\"",
    ]

    @Test("Without its events there is no App", arguments: ["null", "\"push\"", "[1]", "{}"])
    func appEvents(value: String) throws {
        let app = ["id": "7", "slug": "\"hub\"", "permissions": "{}", "events": "[\"push\"]"]
        #expect(try App(payload: Self.object(app))?.events == ["push"])
        #expect(try App(payload: Self.object(app.merging(["events": value]) { $1 })) == nil)
    }

    @Test("An installation is read as it stands; without what it is judged by there is none")
    func installationIsRead() throws {
        let row = try #require(Installation(payload: Self.object(Self.installation)))
        #expect(row.accountKind == .organization && row.permissions == ["metadata": .read, "contents": .write])
        #expect(row.events == ["push"] && row.suspendedAt == nil)
        for name in ["id", "account", "permissions", "events"] {
            for junk in ["null", "true", "\"x\"", "1.5"] + [nil] {
                var fields = Self.installation
                fields[name] = junk
                #expect(try Installation(payload: Self.object(fields)) == nil, "\(name) \(junk ?? "-")")
            }
        }
        for (name, value) in [
            ("permissions", #"{"contents":1}"#), ("events", "[1]"), ("account", "{}"), ("account", #"{"login":"x"}"#),
            ("id", "1e3"),
        ] {
            var fields = Self.installation
            fields[name] = value
            #expect(try Installation(payload: Self.object(fields)) == nil, "\(name) \(value)")
        }
    }

    @Test(
        "Whatever stands as the suspension's date, the installation counts as suspended",
        arguments: ["\"2022-10-26T11:15:21Z\"", "\"yesterday\"", "\"\"", "1669000000", "true", "{}"])
    func suspension(date: String) throws {
        var fields = Self.installation
        fields["suspended_at"] = date
        #expect(try Installation(payload: Self.object(fields))?.suspendedAt != nil)
    }

    @Test("A level that GitHub may add is kept and covers only itself")
    func unknownLevel() throws {
        let levels = try #require(try PermissionLevel.map(payload: Self.json(#"{"a":"maintain","b":"read"}"#)))
        #expect(levels["a"] == .other("maintain"))
        #expect(levels["a"]?.covers(.read) == false)
    }

    private static let token = [
        "id": "3", "name": "\"n\"", "scopes": "[\"api\"]", "active": "true", "revoked": "false", "granular": "false",
        "expires_at": "\"2027-08-04\"", "last_used_at": "\"2026-08-04T11:51:58.172+02:00\"", "user_id": "5",
        "created_at": "\"2026-01-01T00:00:00Z\"",
    ]

    @Test("A token's expiry is a day, never, or unknown, and these are three things")
    func expiry() throws {
        func read(_ value: String?) throws -> AccessToken? {
            var fields = Self.token
            fields["expires_at"] = value
            return try AccessToken(payload: Self.object(fields))
        }
        let day = try read("\"2027-08-04\"")
        #expect(day?.expiresOn == CalendarDay("2027-08-04") && day?.expiryKnown == true)
        let never = try read("null")
        #expect(never?.expiresOn == nil && never?.expiryKnown == true)
        for value in [nil, "\"\"", "\"never\"", "0", "false", "{}", "\"2027-13-04\""] {
            let unknown = try read(value)
            #expect(unknown != nil && unknown?.expiresOn == nil && unknown?.expiryKnown == false, "\(value ?? "-")")
        }
    }

    @Test("A token's last use is an instant, never, or unknown, and these are three things")
    func lastUse() throws {
        func read(_ value: String?) throws -> AccessToken? {
            var fields = Self.token
            fields["last_used_at"] = value
            return try AccessToken(payload: Self.object(fields))
        }
        let used = try read("\"2026-11-20T10:00:00.000Z\"")
        #expect(used?.lastUsedAt != nil && used?.lastUseKnown == true)
        let never = try read("null")
        #expect(never?.lastUsedAt == nil && never?.lastUseKnown == true)
        for value in [nil, "\"\"", "\"never\"", "0", "false", "{}"] {
            let unknown = try read(value)
            #expect(unknown != nil && unknown?.lastUsedAt == nil && unknown?.lastUseKnown == false, "\(value ?? "-")")
        }
    }

    @Test(
        "A token without scopes isn't one without rights: it is unreadable",
        arguments: ["null", "\"api\"", "[1]", "{}", "[null]"])
    func scopes(value: String) throws {
        var fields = Self.token
        fields["scopes"] = value
        #expect(try AccessToken(payload: Self.object(fields)) == nil)
        fields["scopes"] = nil
        #expect(try AccessToken(payload: Self.object(fields)) == nil)
    }

    @Test("What a token doesn't tell is unknown; `granular` shows in the scopes too")
    func tokenFields() throws {
        let row = try #require(
            AccessToken(payload: Self.json(#"{"id":3,"scopes":["granular"],"active":null}"#)))
        #expect(row.granular && row.active == nil && row.revoked == nil && row.lastUsedAt == nil && row.userID == nil)
    }

    @Test("A hook's flags are what the server says, or unknown", arguments: junk)
    func hook(junk: String) throws {
        let row = try Webhook(
            payload: Self.json(
                #"{"id":1,"url":"https://u:p@h/x?secret=1#f","push_events":J,"enable_ssl_verification":J,"alert_status":J,"disabled_until":J,"push_events_branch_filter":J}"#
                    .replacing("J", with: junk)))
        let hook = try #require(row)
        #expect(hook.url == "https://h/x")
        if junk != "true" { #expect(hook.pushEvents == nil && hook.tlsVerification == nil) }
        #expect(hook.disabledUntil == nil)
    }

    @Test("A branch filter's strategy is read, and one that nobody knows stays unknown")
    func strategy() throws {
        func read(_ strategy: String) throws -> Webhook.BranchFilter? {
            try Webhook(
                payload: Self.json(#"{"id":1,"url":"https://h","push_events_branch_filter":"main"\#(strategy)}"#))?
                .branchFilter
        }
        #expect(try read("") == .wildcard("main"))
        #expect(try read(#","branch_filter_strategy":"wildcard""#) == .wildcard("main"))
        #expect(try read(#","branch_filter_strategy":"regex""#) == .regex("main"))
        #expect(try read(#","branch_filter_strategy":"all_branches""#) == .allBranches)
        #expect(try read(#","branch_filter_strategy":null"#) == .wildcard("main"))
        #expect(try read(#","branch_filter_strategy":{}"#) == .unknown(strategy: "not text", filter: "main"))
        #expect(try read(#","branch_filter_strategy":"glob2""#) == .unknown(strategy: "glob2", filter: "main"))
    }

    @Test("Only a link that a person may be sent to is kept")
    func webURL() {
        #expect(WebURL.checked("https://h/a/b") == "https://h/a/b")
        for text in [
            "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://u:p@h/", "https://", "//h/x", "",
            "h",
            "https://h/" + String(repeating: "x", count: 2_000),
        ] { #expect(WebURL.checked(text) == nil, "\(text)") }
    }

    @Test("Users and versions keep what is told and no more")
    func userAndVersion() throws {
        let user = try #require(TokenUser(payload: Self.json(#"{"id":1,"username":"x"}"#)))
        #expect(user.state == nil && user.bot == nil && !user.isAdministrator)
        #expect(try TokenUser(payload: Self.json(#"{"id":1,"username":""}"#)) == nil)
        #expect(try TokenUser(payload: Self.json(#"{"id":"1","username":"x"}"#)) == nil)
        for junk in ["\"true\"", "1", "{}"] {
            #expect(try TokenUser(payload: Self.json(#"{"id":1,"username":"x","is_admin":\#(junk)}"#)) == nil)
        }
        #expect(try TokenUser(payload: Self.json(#"{"id":1,"username":"x","is_admin":true}"#))?.isAdministrator == true)
        let version = try #require(ForgeVersion(payload: Self.json(#"{"version":"17.1"}"#)))
        #expect(version.enterprise == nil)
        #expect(try ForgeVersion(payload: Self.json("[]")) == nil)
    }

    @Test("What a token, its user or a project says in another type isn't taken for nothing said")
    func otherTypes() throws {
        for (name, junk) in [("active", "\"false\""), ("active", "0"), ("revoked", "\"true\""), ("revoked", "1")] {
            let token = try AccessToken(payload: Self.object(["id": "7", "scopes": "[\"api\"]", name: junk]))
            #expect(token == nil, "\(name): \(junk)")
        }
        for junk in ["42", "[\"blocked\"]", "{}", "true"] {
            let user = try TokenUser(payload: Self.object(["id": "9", "username": "\"hub\"", "state": junk]))
            #expect(user == nil, "\(junk)")
        }
        for junk in ["20261128", "true", "\"soon\""] {
            var fields = Self.project
            fields["marked_for_deletion_on"] = junk
            #expect(try Repository(gitlabPayload: Self.object(fields))?.pendingDeletionOn != nil, "\(junk)")
        }
    }
}
