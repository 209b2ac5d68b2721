// When a fault fires: for which requests, and for which of them.
import FixtureForge
import Foundation
import Testing

@Suite struct FaultConditionTests {
    private let user = "/gitlab/api/v4/user"

    private func statuses(_ fault: String, _ calls: [(String, String)]) async throws -> [Int] {
        var statuses: [Int] = []
        try await DemoForge.run(faults: [fault]) { demo in
            for (target, token) in calls {
                statuses.append(try await demo.client.get("/gitlab/api/v4" + target, try demo.token(token)).status)
            }
        }
        return statuses
    }

    @Test(
        "from and times choose among the requests that meet the conditions",
        arguments: [
            ("", [500, 500, 500, 500]), ("; times=2", [500, 500, 200, 200]), ("; from=2", [200, 500, 500, 500]),
            ("; from=2; times=1", [200, 500, 200, 200]), ("; credential=token dave*", [200, 500, 200, 500]),
            ("; credential=token acme-gitlab; from=2", [200, 200, 500, 200]),
            ("; times=1; per=credential", [500, 500, 200, 200]), ("; times=1; per=request", [500, 500, 200, 500]),
            ("; route=GET /us*", [500, 500, 500, 500]), ("; route=GET /version", [200, 200, 200, 200]),
            ("; query=x=1", [200, 200, 200, 500]), ("; query=!x", [500, 500, 500, 200]),
            ("; forge=github", [200, 200, 200, 200]),
        ])
    func occurrences(conditions: String, expected: [Int]) async throws {
        let calls = [
            ("/user", "acme-gitlab"), ("/user", "dave-gitlab"), ("/user", "acme-gitlab"), ("/user?x=1", "dave-gitlab"),
        ]
        #expect(try await statuses("kind=status(500)" + conditions, calls) == expected)
    }

    @Test("page= means the same in a keyset walk and in an offset walk")
    func pages() async throws {
        try await DemoForge.run(faults: ["kind=status(502); route=GET /projects; page=3"]) { demo in
            let token = try demo.token("acme-gitlab")
            for query in [DemoForge.keyset, "membership=true&per_page=40"] {
                let pages = try await demo.client.pages("\(DemoForge.projects)?\(query)", token)
                #expect(pages.map { $0.status } == [200, 200, 502])
            }
            #expect(demo.fired == ["-", "-", "status(502)", "-", "-", "status(502)"])
        }
    }

    @Test("Several faults are laid one upon the other, and the log names them in their order")
    func several() async throws {
        let faults = ["kind=status(500); times=1", "kind=noDate", "kind=slow(1); from=2"]
        try await DemoForge.run(faults: faults) { demo in
            for _ in 0..<2 { _ = try await demo.raw(user, try demo.token("dave-gitlab")) }
            #expect(demo.fired == ["status(500), noDate", "noDate, slow(1)"])
            #expect(demo.forge.requests.map { $0.status } == [500, 200])
        }
    }
}
