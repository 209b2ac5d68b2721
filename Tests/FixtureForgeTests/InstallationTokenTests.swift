// Installation tokens: minted, narrowed, refused, counted and forgotten after an hour.
import FixtureForge
import Foundation
import Testing

@Suite struct InstallationTokenTests {
    private let path = "/api/v3/app/installations"

    @Test("A token has the new stateless form, lives for an hour and carries what was granted")
    func minted() async throws {
        try await DemoForge.run { demo in
            let reply = try await demo.client.post("\(path)/30614487/access_tokens", try demo.jwt())
            #expect(reply.status == 201)
            #expect(reply.body["expires_at"]?.text == "2026-11-22T03:00:00Z")
            #expect(reply.body["permissions"]?.keys == ["metadata", "contents", "checks", "members"])
            #expect(reply.body["repository_selection"]?.text == "selected")
            #expect(reply.body["repositories"] == nil)
            let token = try #require(reply.body["token"]?.text)
            #expect(token.hasPrefix("ghs_4711_eyJ"))
            #expect(token.split(separator: ".").count == 3)
            #expect((450...550).contains(token.utf8.count))
        }
    }

    @Test("A token can be narrowed; metadata: read always comes with it")
    func narrowed() async throws {
        try await DemoForge.run { demo in
            let all = try await demo.client.get(
                "/api/v3/installation/repositories?per_page=1", demo.installation(30_614_502))
            let id = try #require(all.body["repositories"]?.list.first?["id"]?.int)
            let wish = #"{"permissions":{"contents":"read"},"repository_ids":[\#(id)]}"#
            let reply = try await demo.client.post("\(path)/30614502/access_tokens", try demo.jwt(), body: wish)
            #expect(reply.status == 201)
            #expect(reply.body["permissions"] == .object(["contents": .text("read"), "metadata": .text("read")]))
            #expect(reply.body["repositories"]?.list.map { $0["id"]?.int } == [id])
            #expect(reply.body["repository_selection"]?.text == "selected")
            let token = try #require(reply.body["token"]?.text)
            let listed = try await demo.client.get(
                "/api/v3/installation/repositories", ["Authorization": "token \(token)"])
            #expect(listed.body["total_count"]?.int == 1)
        }
    }

    @Test(
        "More than was granted is refused",
        arguments: [
            #"{"permissions":{"contents":"write"}}"#, #"{"permissions":{"administration":"read"}}"#,
            #"{"permissions":{"contents":"everything"}}"#,
        ])
    func excessive(wish: String) async throws {
        try await DemoForge.run { demo in
            let reply = try await demo.client.post("\(path)/30614487/access_tokens", try demo.jwt(), body: wish)
            #expect(reply.status == 422)
            #expect(reply.message == "The permissions requested are not granted to this installation.")
        }
    }

    @Test("A suspended installation, an unknown one, another app's and broken JSON are refused")
    func refused() async throws {
        try await DemoForge.run { demo in
            let suspended = try await demo.client.post("\(path)/30614611/access_tokens", try demo.jwt())
            #expect(suspended.status == 403)
            #expect(suspended.message == "This installation has been suspended")
            #expect(suspended.body["status"]?.text == "403")
            for id in [29_900_001, 28_455_120] {
                let unknown = try await demo.client.post("\(path)/\(id)/access_tokens", try demo.jwt())
                #expect(unknown.status == 404)
                #expect(unknown.message == "Not Found")
            }
            let broken = try await demo.client.post("\(path)/30614487/access_tokens", try demo.jwt(), body: "{")
            #expect(broken.status == 400)
        }
    }

    @Test("A token dies after an hour, and a wrong one was never alive")
    func expired() async throws {
        let clock = ForgeClock.frozen(at: DemoForge.now)
        try await DemoForge.run(clock: clock) { demo in
            let token = try await demo.installation(30_614_487)
            clock.advance(by: 3_599)
            #expect(try await demo.client.get("/api/v3/installation/repositories", token).status == 200)
            clock.advance(by: 1)
            for headers in [token, ["Authorization": "token ghs_4711_x"]] {
                let reply = try await demo.client.get("/api/v3/installation/repositories", headers)
                #expect(reply.status == 401)
                #expect(reply.message == "Bad credentials")
            }
        }
    }

    @Test("Every answer counts down the token's limit, but for /rate_limit and unchanged pages")
    func rateLimit() async throws {
        try await DemoForge.run { demo in
            let token = try await demo.installation(30_614_502)
            let first = try await demo.client.get("/api/v3/installation/repositories", token)
            #expect(first.headers["x-ratelimit-limit"] == "5000")
            #expect(first.headers["x-ratelimit-remaining"] == "4999")
            #expect(first.headers["x-ratelimit-reset"] == "1795316400")
            let tag = try #require(first.headers["etag"])
            let same = try await demo.client.get(
                "/api/v3/installation/repositories", token.merging(["If-None-Match": tag]) { own, _ in own })
            #expect(same.status == 304)
            #expect(same.data.isEmpty)
            let rate = try await demo.client.get("/api/v3/rate_limit", token)
            #expect(rate.body["resources"]?["core"]?["remaining"]?.int == 4_999)
        }
    }
}
