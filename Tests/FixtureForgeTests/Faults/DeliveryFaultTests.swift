// Answers that arrive in part, late, or not at all: seen on the socket, because libraries hide the difference.
import FixtureForge
import Foundation
import Testing

@Suite(.timeLimit(.minutes(1))) struct DeliveryFaultTests {
    private let user = "/gitlab/api/v4/user"

    @Test("closeBeforeAnswer closes without a byte")
    func closeBeforeAnswer() async throws {
        try await DemoForge.run(faults: ["kind=closeBeforeAnswer; times=1"]) { demo in
            let received = try await demo.raw(user)
            #expect(received.bytes.isEmpty && received.isClosed)
            #expect(try await demo.raw(user).status == 401)
        }
    }

    @Test("closeMidBody announces the whole body and sends half of it")
    func closeMidBody() async throws {
        try await DemoForge.run(faults: ["kind=closeMidBody; times=1"]) { demo in
            let received = try await demo.raw(user, try demo.token("dave-gitlab"))
            let whole = try await demo.raw(user, try demo.token("dave-gitlab"))
            #expect(received.isClosed && received.status == 200)
            #expect(received.header("Content-Length") == String(whole.body.count))
            #expect(received.body == Array(whole.body.prefix(whole.body.count / 2)))
        }
    }

    @Test("stall sends nothing, stallBody half a body, and both end when the forge stops")
    func stalls() async throws {
        let forge = try FixtureForge(
            fleet: DemoForge.fleet.get(), clock: .frozen(at: DemoForge.now), secrets: DemoForge.secrets.get(),
            faults: Faults(parsing: ["kind=stall; route=GET /user", "kind=stallBody; route=GET /version"]))
        let port = try await forge.start()
        let token = ["PRIVATE-TOKEN": forge.secrets.token(named: "dave-gitlab") ?? ""]
        let silent = try RawConnection(port, user, token)
        let half = try RawConnection(port, "/gitlab/api/v4/version", token)
        let nothing = await silent.read(patience: 150)
        #expect(nothing.bytes.isEmpty && !nothing.isClosed)
        let part = await half.read { $0.body.count > 0 }
        #expect(!part.isClosed && part.status == 200)
        let announced = try #require(part.header("Content-Length").flatMap { Int($0) })
        #expect(part.body.count == announced / 2)
        let silence = await half.read(patience: 100)
        #expect(silence.bytes.isEmpty && !silence.isClosed)
        await forge.stop()
        for connection in [silent, half] {
            let rest = await connection.read()
            #expect(rest.bytes.isEmpty && rest.isClosed)
        }
        #expect(forge.requests.compactMap(\.fault).sorted() == ["stall", "stallBody"])
    }

    @Test("slow holds an answer back, and no longer than it was told to")
    func slow() async throws {
        try await DemoForge.run(faults: ["kind=slow(120)"]) { demo in
            let start = ContinuousClock.now
            let received = try await demo.raw(user)
            #expect(received.status == 401)
            #expect(ContinuousClock.now - start >= .milliseconds(120))
        }
    }

    @Test("hugeBody is a JSON array of the size that was asked for")
    func huge() async throws {
        try await DemoForge.run(faults: ["kind=hugeBody(50); route=GET /user"]) { demo in
            let received = try await demo.raw(user, try demo.token("dave-gitlab"))
            #expect(received.header("Content-Length") == String((50 << 20) + 1))
            let length = received.body.count
            #expect(length == (50 << 20) + 1)
            #expect(received.body.prefix(3) == Array("[0,".utf8)[...])
            #expect(received.body.suffix(4) == Array("0,0]".utf8)[...])
        }
    }

    @Test("An answer without a Date has everything else")
    func noDate() async throws {
        try await DemoForge.run(faults: ["kind=noDate; times=1"]) { demo in
            let received = try await demo.raw(user)
            #expect(received.header("Date") == nil && received.header("X-Request-Id") != nil)
            #expect(try await demo.raw(user).header("Date") != nil)
        }
    }
}
