// GitLab's tokens, scopes and errors, word for word.
import FixtureForge
import Foundation
import Testing

@Suite struct GitLabRefusalTests {
    private let root = "/gitlab/api/v4"

    @Test("A missing or unknown token is unauthorized, an expired one says so on every route")
    func tokens() async throws {
        try await DemoForge.run { demo in
            for headers in [[:], ["PRIVATE-TOKEN": "glpat-x"], ["Authorization": "Bearer x"], ["Authorization": "x"]] {
                let reply = try await demo.client.get("\(root)/user", headers)
                #expect(reply.status == 401)
                #expect(reply.data == Data(#"{"message":"401 Unauthorized"}"#.utf8))
            }
            for path in ["/personal_access_tokens/self", "/projects", "/user", "/metadata"] {
                let reply = try await demo.client.get(root + path, try demo.token("globex-gitlab-expired"))
                #expect(reply.status == 401)
                #expect(reply.body["error"]?.text == "invalid_token")
                #expect(
                    reply.body["error_description"]?.text
                        == "Token is expired. You can either do re-authorization or token refresh.")
            }
        }
    }

    @Test("A token dies at the start of the day it expires on")
    func expiry() async throws {
        let clock = ForgeClock.frozen(at: DemoForge.now)
        try await DemoForge.run(clock: clock) { demo in
            let token = try demo.token("globex-gitlab-admin")  // expires 2026-12-05
            clock.advance(by: 12 * 86_400 + 22 * 3_600 - 1)
            #expect(try await demo.client.get("\(root)/user", token).status == 200)
            clock.advance(by: 1)
            #expect(try await demo.client.get("\(root)/user", token).status == 401)
        }
    }

    @Test("Introspection tells what a token is")
    func introspection() async throws {
        try await DemoForge.run { demo in
            let own = try await demo.client.get(
                "\(root)/personal_access_tokens/self", try demo.token("acme-gitlab-finegrained"))
            #expect(own.body["scopes"] == .list([.text("granular")]))
            #expect(own.body["granular"] == .flag(true))
            #expect(own.body["expires_at"]?.text == "2027-05-01")
            let human = try await demo.client.get(
                "\(root)/personal_access_tokens/self", try demo.token("globex-gitlab"))
            #expect(human.body["expires_at"] == .null)
            #expect(human.body["created_at"]?.text == "2024-02-02T11:11:54.000Z")
            let admin = try await demo.client.get("\(root)/user", try demo.token("globex-gitlab-admin"))
            #expect(admin.body["is_admin"] == .flag(true))
            let value = try #require(try demo.token("acme-gitlab")["PRIVATE-TOKEN"])
            let user = try await demo.client.get("\(root)/user", ["Authorization": "Bearer \(value)"])
            #expect(user.body["username"]?.text == "hub-acme")
            #expect(user.body["is_admin"] == nil)
            let version = try await demo.client.get("\(root)/metadata", try demo.token("acme-gitlab"))
            #expect(version.body["version"]?.text == "17.11.2-ee" && version.body["enterprise"] == .flag(true))
        }
    }

    @Test("Scopes, states and revocation are enforced on a fleet of their own")
    func scopesAndStates() async throws {
        let folder = try SmallFleet.write(
            gitLab: """
                {"web_origin": "https://git.example",
                 "users": [{"id": 1, "username": "a", "created_at": "2024-01-01"},
                           {"id": 2, "username": "b", "state": "blocked", "created_at": "2024-01-01"}],
                 "tokens": [{"name": "narrow", "id": 1, "user": "a", "scopes": ["read_user"], "created_at": "2024-01-01"},
                            {"name": "gone", "id": 2, "user": "a", "scopes": ["api"], "created_at": "2024-01-01", "revoked": true},
                            {"name": "shut", "id": 3, "user": "b", "scopes": ["api"], "created_at": "2024-01-01"}]}
                """)
        defer { try? FileManager.default.removeItem(at: folder) }
        let forge = try FixtureForge(fleet: FleetLoader(folder: folder).load(), clock: .frozen(at: DemoForge.now))
        let demo = DemoForge(forge: forge, client: Client(port: try await forge.start()))
        let scope = try await demo.client.get("/api/v4/projects", try demo.token("narrow"))
        #expect(scope.status == 403)
        #expect(scope.body["error"]?.text == "insufficient_scope")
        #expect(scope.body["scope"]?.text == "api read_api")
        #expect(try await demo.client.get("/api/v4/user", try demo.token("narrow")).status == 200)
        let revoked = try await demo.client.get("/api/v4/user", try demo.token("gone"))
        #expect(revoked.body["error_description"]?.text == "Token was revoked. You have to re-authorize from the user.")
        let blocked = try await demo.client.get("/api/v4/user", try demo.token("shut"))
        #expect(blocked.status == 403)
        #expect(blocked.message == "403 Forbidden  - Your account has been blocked.")
        await forge.stop()
    }

    @Test("What is invisible is not found, and what is no route says error")
    func notFound() async throws {
        try await DemoForge.run { demo in
            let token = try demo.token("dave-gitlab")
            for path in ["/projects/999999", "/projects/acme%2Fweb-shop%2Fstorefront", "/projects/3047/hooks"] {
                let reply = try await demo.client.get(root + path, token)
                #expect(reply.status == 404)
                #expect(reply.data == Data(#"{"message":"404 Project Not Found"}"#.utf8))
            }
            let group = try await demo.client.get("\(root)/groups/acme/hooks", token)
            #expect(group.status == 404)
            let route = try await demo.client.get("\(root)/nonsense", token)
            #expect(route.data == Data(#"{"error":"404 Not Found"}"#.utf8))
        }
    }

    @Test("Hooks need Maintainer, group hooks need Owner, and an administrator reads both")
    func hooks() async throws {
        try await DemoForge.run { demo in
            let admin = try demo.token("globex-gitlab-admin")
            let frank = try demo.token("globex-gitlab")
            #expect(
                try await demo.client.get("\(root)/projects/globex%2Frisk%2Flimits-service/hooks", frank).status == 403)
            #expect(
                try await demo.client.get("\(root)/projects/globex%2Frisk%2Flimits-service/hooks", admin).status == 200)
            #expect(try await demo.client.get("\(root)/groups/globex/hooks", admin).body == .list([]))
            let acme = try demo.token("acme-gitlab")
            for group in ["acme", "100", "acme%2Fplatform", "acme%2Fplatform%2Fcore", "partners"] {
                let reply = try await demo.client.get("\(root)/groups/\(group)/hooks", acme)
                #expect(reply.status == 403)
                #expect(reply.data == Data(#"{"message":"403 Forbidden"}"#.utf8))
            }
            #expect(try await demo.client.get("\(root)/groups/acme%2Fweb-shop/hooks", acme).body == .list([]))
            let mobile = try await demo.client.get("\(root)/groups/104/hooks", acme)
            #expect(mobile.body.list.map { $0["group_id"]?.int } == [104])
            let fine = try await demo.client.get(
                "\(root)/projects/acme-labs%2Fvoice-search/hooks", try demo.token("acme-gitlab-finegrained"))
            #expect(fine.status == 403)
            #expect(fine.data == Data(#"{"message":"403 Forbidden"}"#.utf8))
        }
    }
}
