// What comes back over the wire, good and bad, from a server that sends exactly what it is told to.

import Foundation
import Synchronization
import Testing

@testable import Transport

@Suite struct CurlTransportTests {
    static func transport(_ change: (inout TransportLimits) -> Void = { _ in }) -> CurlTransport {
        var limits = TransportLimits()
        limits.timeoutSeconds = 20
        change(&limits)
        return CurlTransport(limits: limits, userAgent: "forgeaudit-test")
    }

    /// The error of a request that must not be answered.
    static func failure(
        of request: HTTPRequest, over transport: CurlTransport, _ location: SourceLocation = #_sourceLocation
    ) async -> TransportError? {
        do throws(TransportError) {
            let response = try await transport.send(request)
            Issue.record("answered \(response.status)", sourceLocation: location)
            return nil
        } catch {
            return error
        }
    }

    @Test("Status, headers by lower-case name and the body come back as they were sent")
    func answer() async throws {
        let server = try RawServer { _ in
            .keep("{\"a\":1}".answer("404 Not Found", "X-Mixed-Case:  spaced value \t", "x-same: 1", "X-SAME: 2"))
        }
        let response = try await Self.transport().send(HTTPRequest(.get, server.url + "/a?b=c"))
        #expect(response.status == 404)
        #expect(response.headers["x-mixed-case"] == "spaced value")
        #expect(response.headers["x-same"] == "2")
        #expect(String(decoding: response.body, as: UTF8.self) == "{\"a\":1}")
        #expect(server.requests.map(\.line) == ["GET /a?b=c HTTP/1.1"])
        #expect(server.requests.first?.values("User-Agent") == ["forgeaudit-test"])
    }

    @Test("A compressed body arrives unpacked, and its size counts unpacked")
    func compressed() async throws {
        // `gzip` of 100,000 times the letter a.
        let packed =
            "H4sIAAAAAAAC/+3BMQEAAADCoKzrX8IaHkABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAArwaH+uIboIYBAA=="
        let body = [UInt8](Data(base64Encoded: packed) ?? Data())
        let server = try RawServer { _ in
            let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(body.count)\r\n\r\n"
            return .keepBytes(Array(head.utf8) + body)
        }
        let response = try await Self.transport().send(HTTPRequest(.get, server.url))
        #expect(response.body == [UInt8](repeating: UInt8(ascii: "a"), count: 100_000))
        #expect(server.requests.first?.values("Accept-Encoding").first?.contains("gzip") == true)
        let small = Self.transport { $0.bodyBytes = 50_000 }
        #expect(await Self.failure(of: HTTPRequest(.get, server.url), over: small)?.code == .bodyTooLarge)
    }

    @Test("What follows on the same connection knows nothing of what went before")
    func oneAfterTheOther() async throws {
        let server = try RawServer { request in
            switch request.line {
            case "GET /secret HTTP/1.1": .keep("secret".answer("200 OK", "x-first: 1"))
            case "GET /cut HTTP/1.1": .close("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nx-cut: 1\r\n\r\nhalf")
            case "POST /token HTTP/1.1": .keep("minted".answer("201 Created"))
            default: .keep("".answer("404 Not Found"))
            }
        }
        let transport = Self.transport { $0.connections = 1 }
        let secret = HTTPRequest(.get, server.url + "/secret", headers: [HTTPHeader("Authorization", "Bearer PLANTED")])
        let plain = HTTPRequest(.get, server.url + "/plain")
        for before in [secret, HTTPRequest(.get, server.url + "/cut")] {
            for _ in 0..<2 {
                let first = try? await transport.send(before)
                #expect((first?.headers["x-first"] == "1") == (before.url == secret.url))
                let response = try await transport.send(plain)
                #expect(response.status == 404)
                #expect(response.body.isEmpty)
                #expect(response.headers == ["content-length": "0"])
            }
        }
        let minted = HTTPRequest(
            .post, server.url + "/token", headers: [HTTPHeader("Content-Type", "a/b")], body: Array("{}".utf8))
        #expect(try await transport.send(minted).status == 201)
        #expect(try await transport.send(plain).status == 404)
        let plains = server.requests.filter { $0.line == "GET /plain HTTP/1.1" }
        #expect(plains.count == 5)
        for request in plains {
            #expect(request.body.isEmpty)
            #expect(request.values("Authorization").isEmpty && request.values("Content-Type").isEmpty)
            #expect(request.values("Content-Length").isEmpty)
        }
        // A cut answer ends its connection; all else goes over one.
        #expect(Set(server.requests.map(\.connection)).count == 3)
    }

    @Test("A POST sends its body with its length and without asking for leave; one without a body sends none")
    func post() async throws {
        let server = try RawServer { _ in .keep("".answer("201 Created")) }
        let transport = Self.transport()
        let body = Array("{\"permissions\":{}}".utf8)
        let response = try await transport.send(
            HTTPRequest(.post, server.url + "/t", headers: [HTTPHeader("Content-Type", "application/json")], body: body)
        )
        #expect(response.status == 201)
        _ = try await transport.send(HTTPRequest(.post, server.url + "/t"))
        #expect(server.requests.map(\.body) == ["{\"permissions\":{}}", ""])
        #expect(server.requests.map(\.line) == ["POST /t HTTP/1.1", "POST /t HTTP/1.1"])
        #expect(server.requests.first?.values("Content-Type") == ["application/json"])
        #expect(server.requests.allSatisfy { $0.values("Expect").isEmpty })
        #expect(server.requests.last?.values("Content-Length") == ["0"])
    }

    @Test("One connection serves requests one after the other")
    func keepAlive() async throws {
        let server = try RawServer { _ in .keep("x".answer()) }
        let transport = Self.transport()
        for _ in 0..<5 { _ = try await transport.send(HTTPRequest(.get, server.url)) }
        #expect(server.connections == 1)
        #expect(server.requests.count == 5)
    }

    @Test("No more connections than configured are opened, and all of them are used")
    func concurrency() async throws {
        // Each answer waits until two more requests are under way: fewer connections than three would never end.
        let rendezvous = Rendezvous(of: 3)
        let server = try RawServer { _ in
            rendezvous.meet()
            return .keep("x".answer())
        }
        let transport = Self.transport { $0.connections = 3 }
        let url = server.url
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<30 { group.addTask { try await transport.send(HTTPRequest(.get, url)).status } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == [Int](repeating: 200, count: 30))
        #expect(server.connections == 3)
    }

    @Test("A redirect is an answer like any other")
    func redirect() async throws {
        let server = try RawServer { _ in .keep("".answer("302 Found", "Location: /elsewhere")) }
        let response = try await Self.transport().send(HTTPRequest(.get, server.url))
        #expect(response.status == 302)
        #expect(response.headers["location"] == "/elsewhere")
        #expect(server.requests.count == 1)
    }

    @Test("The headers of `100 Continue` don't mix with the answer's")
    func interim() async throws {
        let server = try RawServer { _ in .keep("HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n" + "x".answer()) }
        let response = try await Self.transport().send(HTTPRequest(.get, server.url))
        #expect(response.status == 200)
        #expect(response.headers["link"] == nil)
    }

    @Test("What comes behind the body is no header")
    func trailers() async throws {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-Total: 1\r\n\r\n"
        let server = try RawServer { _ in
            .close(head + "2\r\n[]\r\n0\r\nX-Total: 9\r\nLink: <x>\r\n\r\n")
        }
        let response = try await Self.transport().send(HTTPRequest(.get, server.url))
        #expect(response.headers["x-total"] == "1" && response.headers["link"] == nil)
        #expect(Array(response.body) == Array("[]".utf8))
    }

    @Test("A request that isn't wanted any more when a connection is free isn't sent")
    func withdrawn() async throws {
        let rendezvous = Rendezvous(of: 2)
        let server = try RawServer { request in
            if request.line.contains("/first") { rendezvous.meet() }
            return .keep("[]".answer())
        }
        let transport = Self.transport { $0.connections = 1 }
        let wanted = Mutex(true)
        async let first = transport.send(HTTPRequest(.get, server.url + "/first"))
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        async let second = Self.failure(
            of: HTTPRequest(.get, server.url + "/second", isStillWanted: { wanted.withLock { $0 } }), over: transport)
        wanted.withLock { $0 = false }
        rendezvous.meet()
        #expect(try await first.status == 200)
        #expect(await second?.code == .withdrawn)
        let third = try await transport.send(HTTPRequest(.get, server.url + "/third", isStillWanted: { true }))
        #expect(third.status == 200)
        #expect(server.requests.map(\.line) == ["GET /first HTTP/1.1", "GET /third HTTP/1.1"])
    }

    @Test("`Link` fields that a proxy split up are read as one")
    func splitLink() async throws {
        let server = try RawServer { _ in
            .keep("[]".answer("200 OK", "Link: <http://a/2>; rel=\"next\"", "Link: </style.css>; rel=preload"))
        }
        let response = try await Self.transport().send(HTTPRequest(.get, server.url))
        #expect(LinkHeader.parse(response.headers["link"] ?? "")["next"] == "http://a/2")
    }

    @Test("A base URL can be sent to another port of this machine, whatever its host")
    func connectTo() async throws {
        let server = try RawServer { _ in .keep("x".answer()) }
        let transport = CurlTransport(
            userAgent: "forgeaudit-test", connectTo: try #require(LoopbackAddress("127.0.0.1:\(server.port)")))
        let response = try await transport.send(HTTPRequest(.get, "http://forge.test:81/x"))
        #expect(response.status == 200)
        #expect(server.requests.first?.values("Host") == ["forge.test:81"])
    }
}
