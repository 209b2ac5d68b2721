// The same fleet at the same time gives the same bytes, whatever the port and whatever the order of requests.
import FixtureForge
import Foundation
import Testing

@Suite struct DeterminismTests {
    private static let gitLab = [
        "/metadata", "/user", "/personal_access_tokens/self", "/projects?membership=true&per_page=100",
        "/projects?membership=true&pagination=keyset&order_by=id&sort=asc&per_page=50", "/projects/3229/hooks",
        "/projects/3540/hooks/35401/events", "/groups/100", "/groups/100/hooks", "/projects/1",
    ]
    private static let gitHub = [
        "/installation/repositories?per_page=100", "/orgs/acme-inc/memberships/octavia", "/orgs/acme-inc/members",
    ]

    /// Everything a forge answers, by request; the two order-dependent counters of the rate limits left out.
    private func answers(reversed: Bool) async throws -> [String: String] {
        var answers: [String: String] = [:]
        try await DemoForge.run { demo in
            let token = try demo.token("acme-gitlab")
            let installation = try await demo.installation(30_614_487)
            let jwt = try demo.jwt()
            var calls = Self.gitLab.map { ("/gitlab/api/v4" + $0, token) }
            calls += Self.gitHub.map { ("/api/v3" + $0, installation) }
            calls += ["/app", "/app/installations", "/app/hook/deliveries?per_page=5"].map { ("/api/v3" + $0, jwt) }
            for (target, headers) in reversed ? calls.reversed() : calls {
                for number in 1...2 {
                    let reply = try await demo.client.get(target, headers)
                    let counters = [
                        "ratelimit-observed", "ratelimit-remaining", "x-ratelimit-used", "x-ratelimit-remaining",
                    ]
                    let head = reply.headers.filter { !counters.contains($0.key) }.sorted { $0.key < $1.key }
                        .map { "\($0.key): \($0.value.replacing(":\(demo.client.port)/", with: ":PORT/"))" }
                    answers["\(target) \(number)"] =
                        "\(reply.status)\n\(head.joined(separator: "\n"))\n\(String(decoding: reply.data, as: UTF8.self))"
                }
            }
        }
        return answers
    }

    @Test("Two forges on two ports answer the same, in whatever order they are asked")
    func sameBytes() async throws {
        let first = try await answers(reversed: false)
        let second = try await answers(reversed: true)
        #expect(first.count == 32)
        for (request, answer) in first { #expect(second[request] == answer, "\(request)") }
        for answer in first.values {
            #expect(answer.contains("date: Sun, 22 Nov 2026 02:00:00 GMT"))
            #expect(!answer.contains("127.0.0.1") || answer.contains("link: <http://127.0.0.1:PORT/"))
        }
    }

    @Test("The same request asked again has another id, or the same where time stands still, and the log knows both")
    func requestIDs() async throws {
        try await requestIDs(.system(), distinct: 2)
        try await requestIDs(.frozen(at: DemoForge.now), distinct: 1)
    }

    private func requestIDs(_ clock: ForgeClock, distinct: Int) async throws {
        try await DemoForge.run(clock: clock) { demo in
            let token = try demo.token("acme-gitlab")
            let first = try await demo.client.get("/gitlab/api/v4/user?x=1", token)
            let second = try await demo.client.get("/gitlab/api/v4/user?x=1", token)
            let ids = [first, second].compactMap { $0.headers["x-request-id"] }
            #expect(Set(ids).count == distinct)
            let log = demo.forge.requests
            #expect(log.map { $0.requestID } == ids)
            #expect(log.map { $0.target } == ["/gitlab/api/v4/user?x=1", "/gitlab/api/v4/user?x=1"])
            #expect(log.map { $0.credential } == ["token acme-gitlab", "token acme-gitlab"])
            #expect(log.map { $0.status } == [200, 200])
        }
    }

    @Test("A fault sees route, credential and occurrence, and can put another answer in place")
    func fault() async throws {
        let fault = Fault { exchange, answer in
            guard exchange.route == "GET /user", exchange.credential == "token dave-gitlab", exchange.occurrence == 2
            else {
                return answer
            }
            return .text("Retry later\n", status: 429)
        }
        try await DemoForge.run(fault: fault) { demo in
            var statuses: [Int] = []
            for name in ["dave-gitlab", "dave-gitlab", "dave-gitlab", "acme-gitlab"] {
                statuses.append(try await demo.client.get("/gitlab/api/v4/user", try demo.token(name)).status)
            }
            #expect(statuses == [200, 429, 200, 200])
            #expect(demo.forge.requests.map { $0.status } == statuses)
        }
    }
}
