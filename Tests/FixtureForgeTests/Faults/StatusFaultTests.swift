// Error statuses and limits, with the bodies and headers by which a client tells them apart.
import FixtureForge
import Foundation
import Testing

@Suite struct StatusFaultTests {
    private let user = "/gitlab/api/v4/user"
    private let repositories = DemoForge.repositories

    @Test("Each forge words its errors as it does, and a proxy's error is HTML without the forge's headers")
    func bodies() async throws {
        try await DemoForge.run(faults: [
            "kind=status(500); times=2", "kind=status(502); from=2", "kind=status(503); from=3",
        ]) { demo in
            let lab = try await demo.client.get(user, try demo.token("dave-gitlab"))
            #expect(lab.status == 500 && lab.message == "500 Internal Server Error")
            let hub = try await demo.client.get("/api/v3/app", try demo.jwt())
            #expect(hub.status == 502)
            #expect(hub.headers["content-type"] == "text/html; charset=utf-8")
            #expect(hub.headers["x-github-media-type"] == nil)
            #expect(String(decoding: hub.data, as: UTF8.self).contains("502 Bad Gateway"))
            #expect(try await demo.client.get(user).status == 503)
        }
        try await DemoForge.run(faults: ["kind=status(500)"]) { demo in
            let hub = try await demo.client.get("/api/v3/app", try demo.jwt())
            #expect(hub.message == "Server Error" && hub.body["documentation_url"] != nil)
        }
    }

    @Test("A token is refused right after it was minted, and then taken")
    func afterMint() async throws {
        try await DemoForge.run(faults: ["kind=unauthorized(afterMint=1)"]) { demo in
            for _ in 0..<2 {
                let token = try await demo.installation(30_614_502)
                let first = try await demo.client.get(repositories, token)
                #expect(first.status == 401 && first.message == "Bad credentials")
                #expect(try await demo.client.get(repositories, token).status == 200)
            }
            #expect(demo.fired == ["-", "unauthorized(afterMint=1)", "-", "-", "unauthorized(afterMint=1)", "-"])
        }
    }

    @Test("unauthorized and forbidden use the words of each forge")
    func refusals() async throws {
        try await DemoForge.run(faults: ["kind=unauthorized; route=GET /user", "kind=forbidden; route=GET /app"]) {
            demo in
            let lab = try await demo.client.get(user, try demo.token("dave-gitlab"))
            #expect(lab.status == 401 && lab.message == "401 Unauthorized")
            let hub = try await demo.client.get("/api/v3/app", try demo.jwt())
            #expect(hub.status == 403 && hub.message == "Resource not accessible by integration")
        }
    }

    @Test("GitHub's primary and secondary limits differ in what they say remains")
    func gitHubLimits() async throws {
        let faults = [
            "kind=primaryLimit(429, reset=30); times=1; route=GET /installation/*",
            "kind=secondaryLimit(retryAfter=60); from=2; times=1; route=GET /installation/*",
            "kind=secondaryLimit; from=3; route=GET /installation/*",
        ]
        try await DemoForge.run(faults: faults) { demo in
            let token = try await demo.installation(30_614_502)
            let primary = try await demo.client.get(repositories, token)
            #expect(primary.status == 429)
            #expect(primary.headers["x-ratelimit-remaining"] == "0")
            #expect(primary.headers["x-ratelimit-reset"] == "1795312830")
            #expect(primary.message?.hasPrefix("API rate limit exceeded for installation ID 30614502") == true)
            let secondary = try await demo.client.get(repositories, token)
            #expect(secondary.status == 403)
            #expect(secondary.headers["retry-after"] == "60")
            #expect(secondary.headers["x-ratelimit-remaining"].flatMap { Int($0) } ?? 0 > 4_000)
            #expect(secondary.body["documentation_url"]?.text?.hasSuffix("#about-secondary-rate-limits") == true)
            #expect(try await demo.client.get(repositories, token).headers["retry-after"] == nil)
        }
    }

    @Test("GitLab's limit is plain text, with the times only where they are asked for")
    func gitLabLimit() async throws {
        let faults = ["kind=gitlabLimit; times=1", "kind=gitlabLimit(retryAfter=30, resetTime=40); from=2"]
        try await DemoForge.run(faults: faults) { demo in
            let token = try demo.token("dave-gitlab")
            let bare = try await demo.client.get(user, token)
            #expect(bare.status == 429 && String(decoding: bare.data, as: UTF8.self) == "Retry later\n")
            #expect(bare.headers["content-type"] == "text/plain")
            #expect(bare.headers.keys.filter { $0.hasPrefix("ratelimit") || $0 == "retry-after" }.isEmpty)
            let told = try await demo.client.get(user, token)
            #expect(told.headers["retry-after"] == "30" && told.headers["ratelimit-remaining"] == "0")
            #expect(told.headers["ratelimit-resettime"] == "Sun, 22 Nov 2026 02:00:40 GMT")
            #expect(told.headers["ratelimit-reset"] == "1795312840")
        }
    }

    @Test("A small bucket counts each credential down, refuses it, and fills at the reset")
    func bucket() async throws {
        let clock = ForgeClock.frozen(at: DemoForge.now)
        let fault = "kind=rateLimitAfter(2, window=60)"
        try await DemoForge.run(faults: [fault], clock: clock) { demo in
            let token = try demo.token("dave-gitlab")
            var replies: [Reply] = []
            for _ in 0..<3 { replies.append(try await demo.client.get(user, token)) }
            #expect(replies.map { $0.status } == [200, 200, 429])
            #expect(replies.map { $0.headers["ratelimit-remaining"] } == ["1", "0", "0"])
            #expect(replies.last?.headers["retry-after"] == "60")
            #expect(try await demo.client.get(user, try demo.token("acme-gitlab")).status == 200)
            clock.advance(by: 59)
            #expect(try await demo.client.get(user, token).headers["retry-after"] == "1")
            clock.advance(by: 1)
            #expect(try await demo.client.get(user, token).status == 200)
            #expect(demo.fired == ["-", "-", "rateLimitAfter(2, window=60)", "-", "rateLimitAfter(2, window=60)", "-"])
        }
        try await DemoForge.run(faults: [fault], clock: clock) { demo in
            let token = try await demo.installation(30_614_502)
            var replies: [Reply] = []
            for _ in 0..<3 { replies.append(try await demo.client.get(repositories, token)) }
            #expect(replies.map { $0.status } == [200, 200, 403])
            #expect(replies.map { $0.headers["x-ratelimit-remaining"] } == ["1", "0", "0"])
            let rate = try await demo.client.get("/api/v3/rate_limit", token)
            #expect(rate.status == 200 && rate.body["resources"]?["core"]?["remaining"]?.int == 0)
        }
    }
}
