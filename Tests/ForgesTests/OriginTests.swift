// The credential goes to the configured API and nowhere else.

import Foundation
import Inventory
import JSON
import Synchronization
import TestSupport
import Testing
import Transport

@testable import Forges

#if canImport(Glibc)
    import Glibc
#endif

/// A port that somebody might be led to: it notices every connection and answers none.
private final class Trap {
    struct NoSocket: Error {}

    private let descriptor: Int32
    let port: Int

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let done = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard done, listen(descriptor, 8) == 0 else { throw NoSocket() }
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit { close(descriptor) }

    /// The kernel queues whoever connected.
    var wasContacted: Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, 0) != 0
    }
}

@Suite struct OriginTests {
    private static let elsewhere = [
        "https://forge.test.evil/api/x", "https://evil.test/api/x", "http://forge.test/api/x",
        "https://forge.test:8443/api/x",
        "https://forge.test/other/x", "https://forge.test/apix", "https://forge.test@evil.test/api/x", "/api/x",
        "//evil.test/api/x",
        "https://forge.test/api/../other", "https://forge.test/api/..", "https://forge.test/api/a/..?x",
        "https://forge.test/api/%2e%2e/x",
        "https://forge.test/api/.%2E/x", "https://forge.test/api/a b", "https://forge.test/api/a\r\nX-Evil: 1",
        "https://forge.test/api/a\u{0}",
        "https://forge.test/api/a#b", "https://forge.test/api/\\evil.test", "https://forge.test/api/ä", "", "nonsense",
        "https://forge.test./api/x", "https://forge.test:443@evil.test/api/x", "https://user@forge.test/api/x",
        "https://forge.test:/api/x", "https://forge.test:0443/../api/x", "https://xn--forge-test.example/api/x",
        "https://förge.test/api/x", "https://forge.test:80/api/x", "https://forge。test/api/x",
        "https:///forge.test/api/x", "https:forge.test/api/x", "https://forge.test\\@evil.test/api/x",
        "https://forge.test/API/x", "ftp://forge.test/api/x",
        "https://forge.test/api/" + String(repeating: "x", count: 4_000),
    ]

    @Test("A link below the API is a path; every other one leads elsewhere")
    func links() {
        let client = Client.answering(.text("[]")).client
        #expect(client.path(ofLink: "https://forge.test/api/projects?page=2&x=..%2F") == "/projects?page=2&x=..%2F")
        #expect(client.path(ofLink: "https://forge.test/api/a..b/...") == "/a..b/...")
        #expect(client.path(ofLink: "HTTPS://FORGE.Test/api/x") == "/x")
        #expect(client.path(ofLink: "https://forge.test:443/api/x") == "/x")
        for link in Self.elsewhere { #expect(client.path(ofLink: link) == nil, "\(link)") }
    }

    @Test("A redirect below the API is followed with the credential", arguments: [301, 302, 307, 308])
    func followed(status: Int) async throws {
        let transport = ScriptedTransport { request, _ in
            request.url.hasSuffix("/new")
                ? .text("{\"a\":1}") : .text("", status, ["location": "https://forge.test/api/new"])
        }
        let recorder = Recorder()
        let answer = try await Client.make(transport, sink: recorder).get("/old", for: .projects)
        #expect(recorder.exchanges.map(\.path) == ["/old", "/new"])
        #expect(recorder.exchanges.map(\.status) == [status, 200])
        #expect(recorder.exchanges.map(\.failure) == [nil, nil])
        #expect(recorder.exchanges.last?.id == answer.exchange)
        #expect(answer.status == 200 && answer.body?["a"]?.integer == 1)
        #expect(transport.paths == ["/old", "/new"])
        #expect(transport.requests.last?.headers.contains { $0.name == "Authorization" } == true)
    }

    @Test("A redirect elsewhere is a gap and no request", arguments: elsewhere)
    func foreign(location: String) async throws {
        let (client, transport) = Client.answering(.text("", 302, ["location": location]))
        let answer = try await client.get("/old", for: .projects)
        #expect(answer.problem?.cause == .malformed)
        #expect(answer.body == nil)
        #expect(transport.paths == ["/old"])
    }

    @Test("A POST isn't redirected at all, and a circle ends")
    func circle() async throws {
        let (client, transport) = Client.answering(.text("", 302, ["location": "https://forge.test/api/old"]))
        #expect(try await client.mint("/mint", for: .installationToken, body: []).problem != nil)
        #expect(transport.requests.count == 1)
        #expect(try await client.get("/old", for: .projects).problem?.cause == .malformed)
        #expect(transport.requests.count < 10)
        let recorder = Recorder()
        let again = Client.make(transport, sink: recorder)
        let before = transport.requests.count
        _ = try await again.get("/old", for: .projects)
        #expect(recorder.exchanges.count == transport.requests.count - before)
        #expect(recorder.exchanges.last?.failure?.contains("without end") == true)
    }

    @Test("Behind TLS, a redirect to http is refused, and nobody knocks there with or without the credential")
    func downgrade() async throws {
        let trap = try Trap()
        let certificates = try await TestCertificates.shared.value
        let server = try TLSServer(
            of: certificates,
            locations: "location /api/old { return 302 http://127.0.0.1:\(trap.port)/api/new; }")
        let origin = "https://127.0.0.1:\(server.port)"
        let route = ForgeRoute(certificates: try certificates.authority())
        let transport = CurlTransport(
            userAgent: "forgeaudit-test", routes: [try #require(Origin(of: origin)): route])
        let context = Client.context(transport)
        let client = ForgeClient(
            forge: Forge(kind: .gitlab, apiURL: origin + "/api"), context: context,
            governor: context.governors.governor("test"), credential: FixedCredential(), integration: "test",
            sink: { _ in })
        let answer = try await client.get("/old", for: .projects)
        #expect(answer.status == 302, "\(server.complaints)")
        #expect(answer.problem?.message.contains("another place") == true)
        #expect(try await client.get("/fine", for: .projects).status == 200)
        #expect(!trap.wasContacted)
    }

    @Test("Over the wire, neither a redirect nor a link makes the client knock elsewhere")
    func wire() async throws {
        let trap = try Trap()
        let origin = "http://127.0.0.1:\(trap.port)"
        let redirecting: DemoServer.Tamper = { asked, sent in
            guard asked.route == "GET /user" else { return sent }
            return .init(status: 302, headers: ["Location": origin + asked.target], body: "")
        }
        let linking: DemoServer.Tamper = { asked, sent in
            guard sent.headers["Link"] != nil else { return sent }
            var sent = sent
            sent.headers["Link"] = "<\(origin)\(asked.target)>; rel=\"next\""
            return sent
        }
        try await DemoServer.run(redirecting) { demo in
            let seen = try await demo.readGitLab("dave-gitlab")
            #expect(seen.user?.value == nil)
            #expect(seen.state == .complete)
        }
        try await DemoServer.run(linking) { demo in
            let seen = try await demo.readGitLab("acme-gitlab", hook: "https://hub.example.com/hooks/gitlab")
            #expect(seen.state == .incomplete)
            let app = try await demo.readGitHub(30_614_487, account: "acme-inc")
            #expect(app.state == .failed && app.proofs.first?.complete == false)
        }
        #expect(!trap.wasContacted)
    }
}
