// Every way in which an answer can fail to come, told apart.

import Testing

@testable import Transport

@Suite struct FailureTests {
    private func failure(
        _ reply: RawServer.Reply, _ change: (inout TransportLimits) -> Void = { _ in }
    ) async throws -> TransportError? {
        let server = try RawServer { _ in reply }
        return await CurlTransportTests.failure(
            of: HTTPRequest(.get, server.url), over: CurlTransportTests.transport(change))
    }

    @Test("Nothing listens: no connection, worth another try")
    func refused() async throws {
        let error = try await RawServer.withDeadPort { port in
            await CurlTransportTests.failure(
                of: HTTPRequest(.get, "http://127.0.0.1:\(port)/"), over: CurlTransportTests.transport())
        }
        #expect(error?.code == .connect)
        #expect(error?.transient == true)
    }

    @Test(
        "An answer that breaks off is truncated, worth another try",
        arguments: [
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[1,2",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[1,2",
            "HTTP/1.1 200 OK\r\nContent-Le", "",
        ])
    func truncated(bytes: String) async throws {
        let error = try await failure(.close(bytes))
        #expect(error?.code == .truncated)
        #expect(error?.transient == true)
    }

    @Test("A server that speaks something else than HTTP breaks the protocol; the URL isn't to blame")
    func otherProtocol() async throws {
        let error = try await failure(.close("SSH-2.0-OpenSSH_9.2p1\r\nand more than that\r\n"))
        #expect(error?.code == .protocolViolation)
        #expect(error?.transient == true)
    }

    @Test("A plain server behind https fails TLS, which no other try mends")
    func tls() async throws {
        let server = try RawServer(greeting: "x".answer("400 Bad Request")) { _ in .close("") }
        let error = await CurlTransportTests.failure(
            of: HTTPRequest(.get, "https://127.0.0.1:\(server.port)/"), over: CurlTransportTests.transport())
        #expect(error?.code == .tls)
        #expect(error?.transient == false)
    }

    @Test("A body beyond the limit ends the transfer for good, announced or not")
    func bodyLimit() async throws {
        let body = String(repeating: "x", count: 2_000)
        for text in [body.answer(), "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body] {
            let error = try await failure(.close(text)) { $0.bodyBytes = 1_999 }
            #expect(error?.code == .bodyTooLarge)
            #expect(error?.transient == false)
        }
        let server = try RawServer { _ in .keep(body.answer()) }
        let exact = CurlTransportTests.transport { $0.bodyBytes = 2_000 }
        #expect(try await exact.send(HTTPRequest(.get, server.url)).body.count == 2_000)
    }

    @Test("Headers beyond the limit end the transfer, also in many interim answers")
    func headerLimit() async throws {
        let many = (0..<100).map { "X-\($0): \(String(repeating: "y", count: 50))\r\n" }.joined()
        let interim = String(
            repeating: "HTTP/1.1 103 Early Hints\r\nX: \(String(repeating: "y", count: 90))\r\n\r\n", count: 40)
        for text in ["HTTP/1.1 200 OK\r\n\(many)\r\n", interim + "x".answer()] {
            let error = try await failure(.close(text)) { $0.headerBytes = 4_000 }
            #expect(error?.code == .headersTooLarge)
        }
    }

    @Test("An answer that stalls is given up after the configured second")
    func stalled() async throws {
        let error = try await failure(.hang("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[1,2")) {
            $0.stallSeconds = 1
        }
        #expect(error?.code == .stalled)
        #expect(error?.transient == true)
    }

    @Test("An answer that takes too long is given up")
    func timeout() async throws {
        let error = try await failure(.hang("")) { $0.timeoutSeconds = 1 }
        #expect(error?.code == .timeout)
        #expect(error?.transient == true)
    }

    @Test(
        "What isn't an http URL is refused before anything is opened",
        arguments: [
            "", "http://", "nonsense", "file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1:70/x",
            "ldap://127.0.0.1/", "http://127.0.0.1:99999/", "http://127.0.0.1/a b", "http://127.0.0.1/\r\nX-Evil: 1",
            "http://127.0.0.1/\u{0}x", "HTTP", "//127.0.0.1/x", "http:/127.0.0.1",
        ])
    func invalidURL(url: String) async throws {
        let error = await CurlTransportTests.failure(
            of: HTTPRequest(.get, url), over: CurlTransportTests.transport { $0.connectSeconds = 1 })
        #expect(error?.code == .invalidURL, "\(String(describing: error))")
        #expect(error?.transient == false)
    }

    @Test("Every error has a sentence")
    func words() {
        let codes: [TransportError.Code] = [
            .resolve, .connect, .tls, .timeout, .stalled, .truncated, .protocolViolation, .bodyTooLarge,
            .headersTooLarge, .invalidURL, .cancelled, .shutDown,
        ]
        #expect(Set(codes.map { TransportError($0, "why").description }).count == codes.count)
    }
}
