// The GitHub routes: paging, members, webhooks, protocol rules.
import Foundation
import Testing

@testable import FixtureForge

@Suite struct GitHubRouteTests {
    private let repositories = "/api/v3/installation/repositories"

    @Test("per_page is clamped to 100, and following next shows every repository once")
    func paging() async throws {
        try await DemoForge.run { demo in
            let token = try await demo.installation(30_614_487)
            let pages = try await demo.client.pages("\(repositories)?per_page=500", token)
            #expect(pages.map { $0.body["repositories"]?.list.count } == [100, 100, 30])
            #expect(pages.allSatisfy { $0.body["total_count"]?.int == 230 })
            let ids = pages.flatMap { $0.body["repositories"]?.list ?? [] }.compactMap { $0["id"]?.int }
            #expect(Set(ids).count == 230)
            let links = try #require(pages[1].headers["link"])
            for relation in ["prev", "next", "last", "first"] { #expect(links.contains("rel=\"\(relation)\"")) }
            #expect(links.contains("<http://127.0.0.1:\(demo.client.port)/api/v3/installation/repositories?"))
            #expect(try await demo.client.get(repositories, token).body["repositories"]?.list.count == 30)
            let beyond = try await demo.client.get("\(repositories)?per_page=100&page=9223372036854775807", token)
            #expect(beyond.status == 200)
            #expect(beyond.body["repositories"]?.list.isEmpty == true)
        }
    }

    @Test("A repository is as large as GitHub's, and its permissions are the app's: none")
    func repositoryBody() async throws {
        try await DemoForge.run { demo in
            let reply = try await demo.client.get("\(repositories)?per_page=1", try await demo.installation(30_614_487))
            let body = try #require(reply.body["repositories"]?.list.first)
            #expect(body.keys.count == 80)
            #expect(body["owner"]?["id"]?.int == 116_723_333)
            for name in ["admin", "maintain", "push", "triage", "pull"] {
                #expect(body["permissions"]?[name] == .flag(false))
            }
            let id = try #require(body["id"]?.int)
            let single = try await demo.client.get("/api/v3/repositories/\(id)", demo.installation(30_614_487))
            #expect(single.body == body)
            let foreign = try await demo.client.get("/api/v3/repositories/\(id)", demo.installation(30_614_502))
            #expect(foreign.status == 404)
        }
    }

    @Test("Installations are listed with a link and no count")
    func installations() async throws {
        try await DemoForge.run { demo in
            let pages = try await demo.client.pages("/api/v3/app/installations?per_page=2", try demo.jwt())
            let list = pages.flatMap { $0.body.list }
            #expect(list.compactMap { $0["id"]?.int } == [30_614_487, 30_614_502, 30_614_611, 30_701_188, 31_200_045])
            #expect(list[2]["suspended_by"]?["login"]?.text == "hank-admin")
            #expect(list[2]["suspended_at"]?.text == "2026-11-03T15:31:07Z")
            #expect(list[3]["events"] == .list([]))
            let missing = try await demo.client.get("/api/v3/app/installations/29900001", try demo.jwt())
            #expect(missing.status == 404)
            let requests = try await demo.client.get("/api/v3/app/installation-requests", try demo.jwt())
            #expect(requests.body.list.map { $0["requester"]?["login"]?.text } == ["wesker"])
        }
    }

    @Test("Memberships need members: read, and say who is invited only")
    func memberships() async throws {
        try await DemoForge.run { demo in
            let token = try await demo.installation(30_614_487)
            func membership(_ user: String) async throws -> Reply {
                try await demo.client.get("/api/v3/orgs/acme-inc/memberships/\(user)", token)
            }
            let owner = try await membership("octavia")
            #expect(owner.body["role"]?.text == "admin" && owner.body["state"]?.text == "active")
            let invited = try await membership("peter")
            #expect(invited.body["role"]?.text == "admin" && invited.body["state"]?.text == "pending")
            #expect(try await membership("mallory").body["role"]?.text == "member")
            #expect(try await membership("wesker").status == 404)
            let admins = try await demo.client.get("/api/v3/orgs/acme-inc/members?role=admin", token)
            #expect(admins.body.list.map { $0["login"]?.text } == ["octavia"])
            let narrow = try await demo.installation(30_614_487, body: #"{"permissions":{"contents":"read"}}"#)
            let refused = try await demo.client.get("/api/v3/orgs/acme-inc/memberships/octavia", narrow)
            #expect(refused.status == 403)
            #expect(refused.message == "Resource not accessible by integration")
            #expect(refused.headers["x-accepted-github-permissions"] == "members=read")
        }
    }

    @Test("The webhook's secret is masked, and deliveries are paged by cursor, newest first")
    func webhook() async throws {
        try await DemoForge.run { demo in
            let config = try await demo.client.get("/api/v3/app/hook/config", try demo.jwt())
            #expect(config.body["secret"]?.text == "********")
            #expect(config.body["insecure_ssl"]?.text == "0")
            let pages = try await demo.client.pages("/api/v3/app/hook/deliveries?per_page=10", try demo.jwt())
            let ids = pages.flatMap { $0.body.list }.compactMap { $0["id"]?.int }
            #expect(pages.count == 3)
            #expect(ids.count == 24)
            #expect(ids == ids.sorted(by: >))
        }
    }

    @Test("Unknown paths and trailing slashes are not found")
    func notFound() async throws {
        try await DemoForge.run { demo in
            for path in ["/api/v3/app/", "/api/v3/nothing", "/api/v3/", "/api/v3"] {
                let reply = try await demo.client.get(path, try demo.jwt())
                #expect(reply.status == 404)
            }
            let body = try await demo.client.get("/api/v3/nothing").body
            #expect(body["message"]?.text == "Not Found" && body["status"]?.text == "404")
        }
    }

    @Test("A request without a User-Agent is forbidden, and a version that the server does not know is a mistake")
    func protocolRules() throws {
        let fleet = try #require(try DemoForge.fleet.get().gitHub)
        let api = GitHubAPI(
            GitHubContext(
                fleet: fleet, clock: .frozen(at: DemoForge.now), secrets: try DemoForge.secrets.get(), publicOrigin: nil
            ))
        let silent = api.answer(to: ForgeRequest(method: "GET", target: "/api/v3/app"))
        #expect(silent.answer.status == 403)
        let headers = ["User-Agent": "test", "X-GitHub-Api-Version": "2026-03-10"]
        let version = api.answer(to: ForgeRequest(method: "GET", target: "/api/v3/app", headers: headers))
        #expect(version.answer.status == 400)
    }
}
