// A whole GitLab token read over HTTP: the effective access, the hooks, and each way to fail.

import Foundation
import Inventory
import Testing

@Suite struct GitLabSourceTests {
    private static let hook = "https://hub.example.com/hooks/gitlab"

    @Test("Every project of a token is imported with the access that counts, however it was granted")
    func everything() async throws {
        let expected = try DemoServer.gitLabProjects("acme").filter { !$0.key.hasPrefix("acme-") }
        try await DemoServer.run { demo in
            let seen = try await demo.readGitLab("acme-gitlab", hook: Self.hook, exclude: ["acme/archive/**"])
            #expect(seen.state == .complete)
            #expect(Dictionary(uniqueKeysWithValues: seen.repositories.map { ($0.path, $0.id) }) == expected)
            #expect(expected.count == 150)
            #expect(seen.paths(.held) == Set(expected.keys))
            #expect(seen.proofs.map(\.complete) == [true, true])
            #expect(seen.proofs.first?.announced == 150)
            guard case .accepted(let token)? = seen.token?.value else {
                Issue.record("not accepted")
                return
            }
            #expect(token.scopes == ["api"] && token.expiresOn == CalendarDay("2027-06-30") && token.expiryKnown)
            #expect(seen.user?.value?.isAdministrator == false)
            // Hooks: neither of the archive nor of what can't be built.
            let hooked = Set(seen.hooks.map(\.repository))
            #expect(hooked.count == seen.hooks.count)
            #expect(seen.repositories.allSatisfy { hooked.contains($0.id) == Self.wanted($0) })
            #expect(seen.hooks.allSatisfy { $0.hooks.value != nil })
            let groups = Set(seen.groupHooks.map(\.group))
            #expect(groups == ["acme", "acme/web-shop", "acme/mobile", "acme/platform", "acme/platform/core"])
            #expect(seen.groupHooks.first { $0.group == "acme/mobile" }?.hooks.value?.count == 1)
            #expect(seen.groupHooks.first { $0.group == "acme/web-shop" }?.hooks.value?.isEmpty == true)
            #expect(seen.groupHooks.first { $0.group == "acme" }?.hooks.value == nil)
        }
    }

    private static func wanted(_ row: Repository) -> Bool {
        !row.path.hasPrefix("acme/archive/") && row.archived != true && row.empty != true
            && row.pendingDeletionOn == nil
    }

    @Test("A project is below Maintainer exactly where inherited and invited groups leave it so")
    func below() async throws {
        let all = try DemoServer.gitLabProjects("globex")
        let web = [
            "analytics-tags", "a11y-tests", "translations", "email-templates", "guild-handbook", "coding-dojo",
            "hackday",
        ]
        let below = Set(all.keys.filter { $0.hasPrefix("globex/risk/") } + web.map { "globex/web/\($0)" })
        try await DemoServer.run { demo in
            let seen = try await demo.readGitLab("globex-gitlab", hook: Self.hook)
            #expect(seen.state == .complete)
            #expect(Set(seen.repositories.map(\.path)) == Set(all.keys))
            #expect(seen.paths(.below) == below && below.count == 15)
            #expect(seen.paths(.held) == Set(all.keys).subtracting(below))
            // What a Developer may not see isn't asked for.
            let ids = Set(seen.access.filter { $0.access.value == .below }.map(\.repository))
            for id in ids { #expect(demo.count("/projects/\(id)/hooks") == 0) }
            for (id, hooks) in seen.hooks where ids.contains(id) {
                guard case .unreadable(let reason) = hooks else {
                    Issue.record("known")
                    continue
                }
                #expect(reason.cause == .forbidden && reason.missingPermission != nil)
            }
        }
    }

    @Test("An administrator's power is no membership")
    func administrator() async throws {
        try await DemoServer.run { demo in
            let seen = try await demo.readGitLab("globex-gitlab-admin")
            #expect(seen.user?.value?.isAdministrator == true)
            #expect(Set(seen.repositories.map(\.path)) == Set(try DemoServer.gitLabProjects("operations").keys))
            #expect(seen.paths(.below) == ["operations/license-inventory", "operations/capacity-plans"])
        }
    }

    @Test("A fine-grained token that may not read hooks leaves a gap for each project")
    func fineGrained() async throws {
        try await DemoServer.run { demo in
            let seen = try await demo.readGitLab("acme-gitlab-finegrained", hook: Self.hook)
            #expect(Set(seen.repositories.map(\.path)) == Set(try DemoServer.gitLabProjects("acme-labs").keys))
            #expect(seen.hooks.count == 6)
            #expect(seen.hooks.allSatisfy { $0.hooks.value == nil })
            guard case .accepted(let token)? = seen.token?.value else {
                Issue.record("not accepted")
                return
            }
            #expect(token.granular)
        }
    }

    @Test("A dead token is told apart by the forge's word, and nothing else is asked")
    func rejected() async throws {
        let blocked: DemoServer.Tamper = { asked, sent in
            guard asked.credential == "token dave-gitlab" else { return sent }
            return .init(
                status: 403, headers: [:], body: #"{"message":"403 Forbidden  - Your account has been blocked."}"#)
        }
        let revoked: DemoServer.Tamper = { asked, _ in
            .init(
                status: 401, headers: [:],
                body:
                    #"{"error":"invalid_token","error_description":"Token was revoked. You have to re-authorize from the user."}"#
            )
        }
        try await DemoServer.run(blocked) { demo in
            await expectRejection(.expired, try await demo.readGitLab("globex-gitlab-expired"), demo)
            await expectRejection(.unknown, try await demo.readGitLab(text: "glpat-unheard-of-0123456789"), demo)
            await expectRejection(.userBlocked, try await demo.readGitLab("dave-gitlab"), demo)
            #expect(demo.log.count == 3)
        }
        try await DemoServer.run(revoked) { demo in
            await expectRejection(.revoked, try await demo.readGitLab("dave-gitlab"), demo)
        }
    }

    private func expectRejection(_ expected: TokenRejection, _ seen: Recorder, _ demo: DemoServer) async {
        guard case .rejected(let rejection, _)? = seen.token?.value else {
            Issue.record("not rejected: \(String(describing: seen.token))")
            return
        }
        #expect(rejection == expected)
        #expect(seen.state == .blocked)
        #expect(seen.user?.value == nil)
    }

    @Test("A 401 that isn't GitLab's own says nothing of the token")
    func proxyRefusal() async throws {
        let proxy: DemoServer.Tamper = { _, _ in .init(status: 401, headers: [:], body: "<html>proxy login</html>") }
        try await DemoServer.run(proxy) { demo in
            let seen = try await demo.readGitLab("dave-gitlab")
            #expect(seen.token?.value == nil)
            #expect(seen.state == .failed)
        }
    }

    @Test("A token that dies midway is presented no more than the requests under way")
    func diesMidway() async throws {
        let dying: DemoServer.Tamper = { asked, sent in
            guard asked.route == "GET /projects/:id/hooks" else { return sent }
            return .init(
                status: 401, headers: [:],
                body: #"{"error":"invalid_token","error_description":"Token is expired."}"#)
        }
        try await DemoServer.run(dying) { demo in
            let seen = try await demo.readGitLab("acme-gitlab", hook: Self.hook)
            #expect(demo.count("/hooks") <= 4)
            #expect(seen.hooks.count > 100 && seen.hooks.allSatisfy { $0.hooks.value == nil })
        }
    }

    @Test(
        "A listing that fails midway is incomplete, whatever the failure",
        arguments: [(500, "{}"), (200, "<html>"), (200, "{}"), (403, "{\"message\":\"403 Forbidden\"}"), (200, "[{}]")])
    func midway(status: Int, body: String) async throws {
        let broken: DemoServer.Tamper = { asked, sent in
            asked.target.contains("id_after") && !asked.target.contains("min_access_level")
                ? .init(status: status, headers: [:], body: body) : sent
        }
        try await DemoServer.run(broken) { demo in
            let seen = try await demo.readGitLab("acme-gitlab")
            #expect(seen.state == .incomplete)
            #expect(seen.proofs.first { $0.fact == .projects }?.complete == false)
            #expect(seen.repositories.count == 100)
        }
    }

    @Test("Where the listing of maintained projects fails, access is held where it was seen and else unknown")
    func maintainedMidway() async throws {
        let broken: DemoServer.Tamper = { asked, sent in
            asked.target.contains("id_after") && asked.target.contains("min_access_level")
                ? .init(status: 502, headers: [:], body: "") : sent
        }
        try await DemoServer.run(broken) { demo in
            let seen = try await demo.readGitLab("acme-gitlab")
            #expect(seen.state == .incomplete)
            #expect(seen.paths(.held).count == 100)
            #expect(seen.paths(.below).isEmpty)
            #expect(seen.access.filter { $0.access.value == nil }.count == 50)
        }
    }

    @Test("A Community server has no group hooks to ask for")
    func community() async throws {
        let community: DemoServer.Tamper = { asked, sent in
            var sent = sent
            if asked.route == "GET /metadata" {
                sent.body = sent.body.replacing("\"enterprise\":true", with: "\"enterprise\":false")
            }
            return sent
        }
        try await DemoServer.run(community) { demo in
            let seen = try await demo.readGitLab("acme-gitlab", hook: Self.hook)
            #expect(seen.groupHooks.isEmpty)
            #expect(demo.count("/groups/") == 0)
        }
    }

    @Test("A token in its own error text is left out of every observation")
    func echo() async throws {
        let echoing: DemoServer.Tamper = { _, _ in
            .init(status: 403, headers: [:], body: "{\"message\":\"denied for custom-prefix-ABCDEF012345\"}")
        }
        try await DemoServer.run(echoing) { demo in
            let seen = try await demo.readGitLab(text: "custom-prefix-ABCDEF012345")
            var text = ""
            dump(seen.observations, to: &text)
            #expect(!text.contains("ABCDEF012345"))
        }
    }
}
