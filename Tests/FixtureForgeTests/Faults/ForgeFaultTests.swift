// Forges that are old, or wrong about the time, or have large ids.
import FixtureForge
import Foundation
import Testing

@Suite struct ForgeFaultTests {
    private let api = "/gitlab/api/v4"

    @Test("A clock that is ahead or behind shows in Date and refuses JWTs", arguments: [600, -600])
    func skew(seconds: Int) async throws {
        try await DemoForge.run(faults: ["kind=skew(\(seconds)); forge=github"]) { demo in
            let reply = try await demo.client.get("/api/v3/app", try demo.jwt())
            #expect(reply.status == 401)
            #expect(reply.message?.contains(seconds > 0 ? "'exp'" : "too far in the future") == true)
            #expect(reply.headers["date"]?.contains(seconds > 0 ? "02:10:00" : "01:50:00") == true)
            let right = Double(seconds)
            let jwt = try demo.jwt(issued: right - 60, expires: right + 540)
            let minted = try await demo.client.post("/api/v3/app/installations/30614502/access_tokens", jwt)
            #expect(minted.body["expires_at"]?.text == (seconds > 0 ? "2026-11-22T03:10:00Z" : "2026-11-22T02:50:00Z"))
            let lab = try await demo.client.get("\(api)/user", try demo.token("dave-gitlab"))
            #expect(lab.headers["date"]?.contains("02:00:00") == true)
            #expect(demo.fired == ["skew(\(seconds))", "skew(\(seconds))", "-"])
        }
    }

    @Test("Every repository has an id beyond 32 bits, by which it can be asked for")
    func bigIDs() async throws {
        try await DemoForge.run(faults: ["kind=bigIDs"]) { demo in
            let token = try await demo.installation(30_614_502)
            let hub = DemoForge.ids(try await demo.client.get(DemoForge.repositories, token))
            #expect(hub.count == 9 && hub.allSatisfy { $0 > 5_000_000_000 })
            #expect(try await demo.client.get("/api/v3/repositories/\(hub[0])", token).body["id"]?.int == hub[0])
            let acme = try demo.token("acme-gitlab")
            let lab = DemoForge.ids(try await demo.client.get("\(DemoForge.projects)?\(DemoForge.keyset)", acme))
            #expect(lab.count == 40 && lab.allSatisfy { $0 > 5_000_000_000 })
            let hooks = try await demo.client.get("\(DemoForge.projects)/5000003229/hooks", acme)
            #expect(hooks.body.list.first?["project_id"]?.int == 5_000_003_229)
            #expect(try await demo.client.get("\(DemoForge.projects)/\(lab[0] - 5_000_000_000)", acme).status == 404)
            let deliveries = try await demo.client.get("/api/v3/app/hook/deliveries", try demo.jwt()).body.list
            #expect(deliveries.compactMap { $0["repository_id"]?.int }.allSatisfy { $0 > 5_000_000_000 })
        }
    }

    @Test("A server that doesn't know min_access_level returns all, whatever the value")
    func ignoreMinAccessLevel() async throws {
        try await DemoForge.run(faults: ["kind=ignoreMinAccessLevel"]) { demo in
            let token = try demo.token("globex-gitlab")
            for value in ["40", "41", "much"] {
                let reply = try await demo.client.get(
                    "\(DemoForge.projects)?membership=true&per_page=100&min_access_level=\(value)", token)
                #expect(DemoForge.ids(reply).count == 45)
            }
            _ = try await demo.client.get(DemoForge.projects, token)
            #expect(demo.fired == Array(repeating: "ignoreMinAccessLevel", count: 3) + ["-"])
        }
    }

    @Test(
        "An old version lacks what came later",
        arguments: [
            ("11.1.0", [404, 200, 404, 404], 45), ("15.4.6-ee", [200, 200, 404, 404], 30),
            ("17.2.0", [200, 200, 200, 404], 30), ("17.3.0", [200, 200, 200, 200], 30),
        ])
    func oldVersion(version: String, statuses: [Int], count: Int) async throws {
        try await DemoForge.run(faults: ["kind=oldVersion(\(version))"]) { demo in
            let token = try demo.token("acme-gitlab")
            var seen: [Int] = []
            for path in ["/metadata", "/version", "/personal_access_tokens/self", "/projects/3540/hooks/35401/events"] {
                seen.append(try await demo.client.get(api + path, token).status)
            }
            #expect(seen == statuses)
            #expect(try await demo.client.get("\(api)/version", token).body["version"]?.text == version)
            let list = try await demo.client.get(
                "\(DemoForge.projects)?membership=true&per_page=100&min_access_level=40",
                try demo.token("globex-gitlab"))
            #expect(DemoForge.ids(list).count == count)
        }
    }

    @Test("Tokens die after some requests, though they were promised an hour")
    func earlyByRequests() async throws {
        try await DemoForge.run(faults: ["kind=earlyExpiry(requests=2); times=1"]) { demo in
            let token = try await demo.installation(30_614_502)
            var statuses: [Int] = []
            for _ in 0..<3 { statuses.append(try await demo.client.get(DemoForge.repositories, token).status) }
            let next = try await demo.installation(30_614_502)
            for _ in 0..<3 { statuses.append(try await demo.client.get(DemoForge.repositories, next).status) }
            #expect(statuses == [200, 200, 401, 200, 200, 200])
        }
    }

    @Test("Tokens die after some seconds, and say so only when they are told to", arguments: [true, false])
    func earlyBySeconds(isTold: Bool) async throws {
        let clock = ForgeClock.frozen(at: DemoForge.now)
        let fault = "kind=earlyExpiry(seconds=120\(isTold ? ", expiresAt=told" : ""))"
        try await DemoForge.run(faults: [fault], clock: clock) { demo in
            let minted = try await demo.client.post("/api/v3/app/installations/30614502/access_tokens", try demo.jwt())
            #expect(minted.body["expires_at"]?.text == (isTold ? "2026-11-22T02:02:00Z" : "2026-11-22T03:00:00Z"))
            let token = ["Authorization": "token \(minted.body["token"]?.text ?? "")"]
            clock.advance(by: 119)
            #expect(try await demo.client.get(DemoForge.repositories, token).status == 200)
            clock.advance(by: 1)
            #expect(try await demo.client.get(DemoForge.repositories, token).status == 401)
        }
    }
}
