// What forges say of the requests that are left.

import Inventory
import Testing
import Transport

@testable import Forges

@Suite struct QuotaTests {
    @Test(
        "Both forges' headers are read, by holder, and what isn't a number of requests isn't taken for one",
        arguments: [
            (
                ["x-ratelimit-remaining": "4987", "x-ratelimit-limit": "5000"],
                QuotaTable.Quota(remaining: 4987, limit: 5000)
            ),
            (["ratelimit-remaining": "0", "ratelimit-limit": "many"], .init(remaining: 0, limit: nil)),
            (["ratelimit-remaining": "-1"], nil), (["ratelimit-remaining": "soon"], nil),
            (["ratelimit-remaining": "99999999999999999999"], nil), ([:], nil),
        ] as [([String: String], QuotaTable.Quota?)])
    func headers(headers: [String: String], expected: QuotaTable.Quota?) async throws {
        let transport = ScriptedTransport { _, _ in .text("[]", 200, headers) }
        var client = Client.make(transport)
        client.quota = .integration("test")
        _ = try await client.get("/x", for: .projects)
        #expect(client.context.quotas.quotas == (expected.map { [.integration("test"): $0] } ?? [:]))
    }

    @Test("The last answer counts")
    func last() async throws {
        let transport = ScriptedTransport { _, number in
            .text("[]", 200, ["ratelimit-remaining": "\(100 - number)"])
        }
        var client = Client.make(transport)
        client.quota = .integration("test")
        for _ in 0..<3 { _ = try await client.get("/x", for: .projects) }
        #expect(client.context.quotas.quotas[.integration("test")]?.remaining == 97)
    }
}
