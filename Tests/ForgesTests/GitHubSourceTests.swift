// A whole GitHub App read over HTTP: what is there, and what must never be made of an answer that is wrong.

import Foundation
import Inventory
import Secrets
import Testing
import Transport

@testable import Forges

@Suite struct GitHubSourceTests {
    private static let listing = "GET /installation/repositories"

    @Test("Every repository of an installation is imported, once, with a proof")
    func everything() async throws {
        let expected = try DemoServer.gitHubRepositories(of: "acme-inc")
        try await DemoServer.run { demo in
            let seen = try await demo.readGitHub(30_614_487, account: "acme-inc", installedBy: "octavia")
            #expect(seen.state == .complete)
            #expect(Dictionary(uniqueKeysWithValues: seen.repositories.map { ($0.path, $0.id) }) == expected)
            #expect(expected.count == 230)
            let proof = try #require(seen.proofs.first)
            #expect(proof.pages == 3 && proof.received == 230 && proof.announced == 230 && proof.exhausted)
            #expect(seen.membership == .known(.member(role: "admin", active: true), seen.membership?.exchange))
            #expect(seen.repositories.first { $0.path == "acme-inc/monolith" }?.defaultBranch == "master")
            #expect(seen.repositories.filter { $0.archived == true }.count == 8)
            #expect(seen.repositories.filter { $0.disabled == true }.map(\.path) == ["acme-inc/load-tests"])
            #expect(seen.repositories.allSatisfy { $0.empty == nil })
            // App, installations, token, membership, three pages.
            #expect(demo.log.count == 7)
            #expect(seen.exchanges.count == 7)
        }
    }

    private typealias Narrowing = (
        kind: Installation.AccountKind, installedBy: String?, granted: [String: PermissionLevel], members: Bool
    )

    private static let narrowings: [Narrowing] = [
        (.organization, "octavia", ["members": .read, "contents": .write], true),
        (.organization, "octavia", ["members": .write], true), (.organization, nil, ["members": .read], false),
        (.organization, "octavia", ["contents": .write], false), (.user, "octavia", ["members": .read], false),
    ]

    @Test(
        "The token may do no more than is going to be asked: members only of an organization, for a named installer",
        arguments: narrowings)
    func narrowed(
        kind: Installation.AccountKind, installedBy: String?, granted: [String: PermissionLevel], members: Bool
    ) async throws {
        // It ignores the wish, and gives all that there is: nothing of that may show.
        let transport = ScriptedTransport { request, _ in
            request.method == .post
                ? .text(
                    #"{"token":"t","expires_at":"2026-11-22T03:00:00Z","permissions":{"administration":"write"}}"#, 201)
                : request.url.contains("memberships")
                    ? .text(#"{"role":"admin","state":"active"}"#) : .text(#"{"total_count":0,"repositories":[]}"#)
        }
        let installation = Installation(
            id: 7, accountLogin: "acme", accountID: 1, accountKind: kind, repositorySelection: "all",
            permissions: granted.merging(["metadata": .read]) { $1 }, events: [], createdAt: nil, suspendedAt: nil,
            suspendedBy: nil, webURL: nil)
        let recorder = Recorder()
        let source = GitHubSource(
            integration: Integration(
                id: "test", forge: Forge(kind: .github, apiURL: ScriptedTransport.base), owner: .user("dave"),
                addedBy: nil),
            installationID: 7, account: "acme", installedBy: installedBy,
            key: try AppKey(Secret(try DemoServer.privateKey("hub")), issuer: "1"),
            reading: AppReading(
                app: AppReading.missing.app, installations: .known([7: installation], nil), listedIn: [:],
                listing: AppReading.missing.listing),
            context: Client.context(transport))
        try await source.read { recorder.take($0) }
        let bodies = transport.requests.filter { $0.method == .post }.map {
            String(decoding: $0.body ?? [], as: UTF8.self)
        }
        #expect(bodies == [#"{"permissions":{\#(members ? #""members":"read","# : "")"metadata":"read"}}"#])
        #expect(recorder.state == .complete)
        guard case .known(.present(let seen), _) = recorder.installation else {
            Issue.record("no installation")
            return
        }
        #expect(seen.permissions["administration"] == nil && seen.permissions["metadata"] == .read)
    }

    @Test(
        "The installer's place is read as it is",
        arguments: [
            ("peter", OrganizationMembership.member(role: "admin", active: false)),
            ("mallory", .member(role: "member", active: true)), ("nobody", .none), ("../../user", .none),
        ])
    func membership(login: String, expected: OrganizationMembership) async throws {
        try await DemoServer.run { demo in
            let seen = try await demo.readGitHub(30_614_487, account: "acme-inc", installedBy: login)
            #expect(seen.membership?.value == expected)
            #expect(seen.membership?.exchange != nil)
        }
    }

    @Test("A suspended installation is blocked, and no token is asked for")
    func suspended() async throws {
        try await DemoServer.run { demo in
            let seen = try await demo.readGitHub(30_614_611, account: "globex-corp", installedBy: "hank-admin")
            #expect(seen.state == .blocked)
            #expect(seen.proofs.isEmpty && seen.repositories.isEmpty)
            #expect(demo.count("access_tokens") == 0)
            #expect(seen.membership?.value == nil)
        }
    }

    @Test("An uninstalled one is absent by the forge's own word, with the id that took its place")
    func absent() async throws {
        try await DemoServer.run { demo in
            let seen = try await demo.readGitHub(29_900_001, account: "Globex-Labs")
            #expect(seen.installation?.value == .absent(successor: 31_200_045))
            #expect(seen.state == .blocked)
            #expect(demo.count("GET /api/v3/app/installations/29900001") == 1)
        }
    }

    @Test("A 404 that isn't GitHub's own proves nothing", arguments: ["<html>404</html>", ""])
    func proxyNotFound(body: String) async throws {
        let proxy: DemoServer.Tamper = { asked, sent in
            let routes = ["GET /orgs/:org/memberships/:user", "GET /app/installations/:id"]
            return routes.contains(asked.route) ? .init(status: 404, headers: [:], body: body) : sent
        }
        try await DemoServer.run(proxy) { demo in
            let seen = try await demo.readGitHub(30_614_487, account: "acme-inc", installedBy: "octavia")
            #expect(seen.membership != nil && seen.membership?.value == nil)
            #expect(seen.state == .complete)
            let absent = try await demo.readGitHub(29_900_001, account: "globex-labs")
            #expect(absent.installation != nil && absent.installation?.value == nil)
        }
    }

    @Test("A wrong app id isn't taken for a missing installation")
    func unknownApp() async throws {
        try await DemoServer.run { demo in
            let seen = try await demo.readGitHub(30_614_487, account: "acme-inc", issuer: "999")
            #expect(seen.installation?.value == nil)
            #expect(seen.state == .failed)
        }
    }

    @Test("Another app's key is a rejected credential, asked once")
    func wrongKey() async throws {
        try await DemoServer.run { demo in
            let seen = try await demo.readGitHub(30_614_487, account: "acme-inc", app: "hub-legacy")
            guard case .unreadable(let reason)? = seen.installation else {
                Issue.record("known")
                return
            }
            #expect(reason.cause == .credentialRejected)
            #expect(seen.state == .failed)
            #expect(demo.log.count == 1)
        }
    }

    @Test("A clock that is off by an hour, either way, is set right by the forge's own", arguments: [3_600.0, -3_600])
    func skew(seconds: Double) async throws {
        try await DemoServer.run { demo in
            let seen = try await demo.readGitHub(
                30_614_502, account: "dave-codes", now: DemoServer.now.addingTimeInterval(seconds))
            #expect(seen.state == .complete)
            #expect(seen.repositories.count == 9)
        }
    }

    @Test("A skewed clock is set right also after a try that failed for another reason")
    func skewAfterFailure() async throws {
        let flaky: DemoServer.Tamper = { asked, sent in
            asked.route == "GET /app" && asked.occurrence == 1 ? .init(status: 502, headers: [:], body: "<html>") : sent
        }
        try await DemoServer.run(flaky) { demo in
            let seen = try await demo.readGitHub(
                30_614_502, account: "dave-codes", now: DemoServer.now.addingTimeInterval(3_600))
            #expect(seen.state == .complete)
        }
    }

    @Test("A token that is refused right after it was minted gets another chance")
    func freshTokenRefused() async throws {
        let refusing: DemoServer.Tamper = { asked, sent in
            asked.route == Self.listing && asked.occurrence == 1
                ? .init(status: 401, headers: [:], body: #"{"message":"Bad credentials"}"#) : sent
        }
        try await DemoServer.run(refusing) { demo in
            let seen = try await demo.readGitHub(30_614_502, account: "dave-codes")
            #expect(seen.state == .complete)
            #expect(demo.count("access_tokens") == 1)
        }
    }

    @Test(
        "What passes is tried again",
        arguments: [
            (500, "{\"message\":\"oops\"}"), (502, "<html>"), (503, ""), (200, "<html>login</html>"), (200, "{\"total"),
        ])
    func passing(status: Int, body: String) async throws {
        let flaky: DemoServer.Tamper = { asked, sent in
            asked.route == Self.listing && asked.occurrence == 1
                ? .init(status: status, headers: [:], body: body) : sent
        }
        try await DemoServer.run(flaky) { demo in
            let seen = try await demo.readGitHub(30_614_487, account: "acme-inc")
            #expect(seen.state == .complete)
            #expect(seen.repositories.count == 230)
            #expect(seen.exchanges.contains { $0.attempts == 2 })
        }
    }

    @Test(
        "A listing that fails midway is incomplete, whatever the failure",
        arguments: [
            (500, "{}"), (404, "{\"message\":\"Not Found\"}"), (403, "{\"message\":\"Forbidden\"}"), (200, "<html>"),
            (200, "[]"), (200, "{\"total_count\":230}"), (200, "{\"total_count\":230,\"repositories\":[]}"), (204, ""),
            (200, "{\"total_count\":230,\"repositories\":{}}"), (200, "null"), (301, ""),
        ])
    func midway(status: Int, body: String) async throws {
        let broken: DemoServer.Tamper = { asked, sent in
            asked.route == Self.listing && asked.target.contains("page=2")
                ? .init(status: status, headers: [:], body: body) : sent
        }
        try await DemoServer.run(broken) { demo in
            let seen = try await demo.readGitHub(30_614_487, account: "acme-inc")
            #expect(seen.state == .incomplete)
            #expect(seen.proofs.allSatisfy { !$0.complete })
            #expect(seen.doubt?.isEmpty == false)
            #expect(!seen.repositories.isEmpty)
        }
    }

    @Test("A listing whose first page fails is never an empty one", arguments: [403, 404, 500, 401])
    func firstPage(status: Int) async throws {
        let broken: DemoServer.Tamper = { asked, sent in
            asked.route == Self.listing ? .init(status: status, headers: [:], body: "{\"message\":\"no\"}") : sent
        }
        try await DemoServer.run(broken) { demo in
            let seen = try await demo.readGitHub(30_614_502, account: "dave-codes")
            #expect(seen.state == .failed)
            #expect(seen.proofs.first?.complete == false)
        }
    }

    @Test(
        "A total that changes, is missing or disagrees leaves a doubt",
        arguments: ["\"total_count\":231", "\"total_count\":null", "\"total\":230", "\"total_count\":\"230\""])
    func totals(replacement: String) async throws {
        let lying: DemoServer.Tamper = { asked, sent in
            guard asked.route == Self.listing else { return sent }
            var sent = sent
            sent.body = sent.body.replacing("\"total_count\":230", with: replacement)
            return sent
        }
        try await DemoServer.run(lying) { demo in
            let seen = try await demo.readGitHub(30_614_487, account: "acme-inc")
            #expect(seen.state == .incomplete)
        }
    }

    @Test("No credential stands in any observation, even where the forge sends it back")
    func echo() async throws {
        let echoing: DemoServer.Tamper = { asked, sent in
            guard asked.route == Self.listing else { return sent }
            return .init(
                status: 403, headers: [:],
                body:
                    #"{"message":"token ghs_4711_eyJhbGciOi.eyJpc3Mi.c2lnbmF0dXJl, \"0123456789abcdef0123456789abcdef01234567\""}"#
            )
        }
        try await DemoServer.run(echoing) { demo in
            let seen = try await demo.readGitHub(30_614_502, account: "dave-codes")
            var text = ""
            dump(seen.observations, to: &text)
            #expect(!text.contains("ghs_") && !text.contains("eyJ") && !text.contains("89abcdef0123"))
        }
    }
}
