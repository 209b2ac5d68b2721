// Successful answers with bodies that must not be taken for data.
import FixtureForge
import Foundation
import Testing

@Suite struct BodyFaultTests {
    private func body(_ kind: String, _ target: String = "/gitlab/api/v4/user") async throws -> RawConnection.Received {
        var received: RawConnection.Received?
        try await DemoForge.run(faults: ["kind=\(kind); forge=gitlab"]) { demo in
            received = try await demo.raw(target, try demo.token("dave-gitlab"))
            #expect(demo.fired == [kind])
        }
        let reply = try #require(received)
        #expect(reply.status == 200 && reply.isClosed)
        #expect(reply.header("Content-Length") == String(reply.body.count))
        return reply
    }

    @Test("Bodies that are no JSON come with 200", arguments: ["truncatedBody", "invalidJSON", "htmlOK", "emptyBody"])
    func noJSON(kind: String) async throws {
        let received = try await body(kind)
        #expect(throws: (any Error).self) { try JSONSerialization.jsonObject(with: Data(received.body)) }
        #expect(received.body.isEmpty == (kind == "emptyBody"))
        #expect(received.header("Content-Type")?.hasPrefix(kind == "htmlOK" ? "text/html" : "application/json") == true)
    }

    @Test("deepJSON nests as deep as it was told to")
    func deep() async throws {
        #expect(
            try await body("deepJSON(100000)").body == Array(String(repeating: "[", count: 100_000).utf8)
                + Array(String(repeating: "]", count: 100_000).utf8))
    }

    @Test("Strings that can't be decoded stand in a body that is otherwise whole")
    func strings() async throws {
        let bytes = try await body("invalidUTF8").body
        #expect(String(bytes: bytes, encoding: .utf8) == nil)
        let text = try await body("loneSurrogate").text
        #expect(text.contains(#""username":"\ud83ddave""#))
    }

    @Test("Every object has its first key twice, with two values")
    func duplicates() async throws {
        let text = try await body("duplicateKeys").text
        #expect(text.contains(#"{"id":2008,"id":2007,"#))
    }

    @Test(
        "A field is of another type, and the rest of the body is as it was",
        arguments: [
            ("id, string", #"{"id":"2007","username":"dave""#), ("id, number", #"{"id":1,"username""#),
            ("id, big", #"{"id":36893488147419103232,"#), ("id, object", #"{"id":{},"#), ("id, array", #"{"id":[],"#),
            ("id, bool", #"{"id":true,"#), ("id, null", #"{"id":null,"username":"#),
            ("id, missing", #"{"username":"dave","#),
            ("username, string", #""username":"text","name""#), ("$, array", "\r\n\r\n[]"),
        ])
    func wrongType(arguments: String, expected: String) async throws {
        let text = try await body("wrongType(\(arguments))").text
        #expect(text.contains(expected))
        if !arguments.hasPrefix("$") { #expect(text.contains(#""can_create_group":true"#)) }
    }

    @Test("A path reaches into lists, and a fault whose path leads nowhere does not fire")
    func paths() async throws {
        let faults = [
            "kind=wrongType(repositories[1].owner.id, null); page=1", "kind=wrongType(repositories[*].name, missing)",
            "kind=wrongType(nothing.here, null)",
        ]
        try await DemoForge.run(faults: faults) { demo in
            let reply = try await demo.client.get(
                DemoForge.repositories, try await demo.installation(30_614_502))
            let list = try #require(reply.body["repositories"]?.list)
            #expect(list.count == 9)
            #expect(list[1]["owner"]?["id"] == .null && list[0]["owner"]?["id"]?.int == 44_700_269)
            #expect(list.allSatisfy { $0["name"] == nil && $0["full_name"] != nil })
            #expect(
                demo.fired.last == "wrongType(repositories[1].owner.id, null), wrongType(repositories[*].name, missing)"
            )
        }
    }

    @Test("A refusal is left alone by faults of the body")
    func refusals() async throws {
        try await DemoForge.run(faults: ["kind=invalidJSON", "kind=htmlOK", "kind=wrongType(message, null)"]) { demo in
            let reply = try await demo.client.get("/gitlab/api/v4/user")
            #expect(reply.status == 401 && reply.message == "401 Unauthorized")
            #expect(demo.fired == ["-"])
        }
    }
}
