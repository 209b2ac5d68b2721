// What goes through a proxy, what it gets to see, and what goes around it.

import Foundation
import TestSupport
import Testing

@testable import Transport

@Suite("Proxies", .timeLimit(.minutes(5)))
struct ProxyTests {
    private static let token = HTTPHeader("PRIVATE-TOKEN", "planted-token-of-the-test")

    private func proxy(_ url: String, user: String? = nil, password: String? = nil) throws -> ProxyServer {
        ProxyServer(try #require(Origin(of: url)), user: user, password: password)
    }

    private func transport(
        _ url: String, _ route: ForgeRoute, connectTo: LoopbackAddress? = nil
    ) throws -> CurlTransport {
        CurlTransport(
            userAgent: "forgeaudit-test", routes: [try #require(Origin(of: url)): route], connectTo: connectTo)
    }

    @Test("An https forge is reached through a tunnel, in which the proxy sees neither token nor answer")
    func tunnel() async throws {
        let certificates = try await TestCertificates.shared.value
        let server = try TLSServer(of: certificates)
        let proxy = try TunnelProxy(to: server.port)
        let url = "https://forge.test"
        let transport = try transport(
            url,
            ForgeRoute(
                certificates: try certificates.authority(), pins: [try certificates.pin(.good)],
                proxy: try self.proxy(proxy.url, user: "jöe", password: "p:w")))
        let response = try await transport.send(HTTPRequest(.get, url + "/path-of-the-test", headers: [Self.token]))
        #expect(response.status == 200, "\(server.complaints)")
        #expect(response.headers["content-type"] == "application/json")
        #expect(proxy.requests.map(\.line) == ["CONNECT forge.test:443 HTTP/1.1"])
        let credentials = Data("jöe:p:w".utf8).base64EncodedString()
        #expect(proxy.requests.first?.values("Proxy-Authorization") == ["Basic \(credentials)"])
        #expect(proxy.requests.first?.values("PRIVATE-TOKEN") == [])
        #expect(proxy.bytes > 500)
        #expect(!proxy.saw("planted"))
        #expect(!proxy.saw("path-of-the-test"))
    }

    @Test("A server behind a proxy has to prove itself all the same")
    func verified() async throws {
        let certificates = try await TestCertificates.shared.value
        let server = try TLSServer(.other, of: certificates)
        let proxy = try TunnelProxy(to: server.port)
        let url = "https://forge.test"
        let transport = try transport(
            url, ForgeRoute(certificates: try certificates.authority(), proxy: try self.proxy(proxy.url)))
        let error = await CurlTransportTests.failure(
            of: HTTPRequest(.get, url, headers: [Self.token]), over: transport)
        #expect(error?.code == .tls)
        #expect(!proxy.saw("planted"))
    }

    @Test(
        "A proxy that refuses says so, for good or for now",
        arguments: [("407 Proxy Authentication Required", false), ("403 Forbidden", false), ("503 Busy", true)])
    func refused(status: String, transient: Bool) async throws {
        let proxy = try TunnelProxy(to: 1, refusal: "".answer(status))
        let url = "https://forge.test"
        let transport = try transport(
            url, ForgeRoute(proxy: try self.proxy(proxy.url, user: "joe", password: "planted-password")))
        let error = try #require(
            await CurlTransportTests.failure(of: HTTPRequest(.get, url, headers: [Self.token]), over: transport))
        #expect(error.code == (transient ? .connect : .proxyRefused))
        #expect(error.transient == transient)
        #expect("\(error)".contains(String(status.prefix(3))))
        #expect(!"\(error)".contains("planted"))
    }

    @Test("A plain http forge is asked for through the proxy in full")
    func plain() async throws {
        let proxy = try RawServer { _ in .keep("x".answer()) }
        let transport = try transport("http://forge.test", ForgeRoute(proxy: try self.proxy(proxy.url)))
        #expect(try await transport.send(HTTPRequest(.get, "http://forge.test/x")).status == 200)
        #expect(proxy.requests.map(\.line) == ["GET http://forge.test/x HTTP/1.1"])
    }

    @Test("Neither this machine nor what is sent to it goes through a proxy")
    func loopback() async throws {
        let proxy = try RawServer { _ in .keep("".answer("418 No")) }
        let server = try RawServer { _ in .keep("x".answer()) }
        let route = ForgeRoute(proxy: try self.proxy(proxy.url))
        for url in [server.url, "http://localhost:\(server.port)", "http://forge.localhost:\(server.port)"] {
            #expect(try await transport(url, route).send(HTTPRequest(.get, url)).status == 200)
        }
        let address = try #require(LoopbackAddress("127.0.0.1:\(server.port)"))
        let sent = try transport("http://forge.test", route, connectTo: address)
        #expect(try await sent.send(HTTPRequest(.get, "http://forge.test/x")).status == 200)
        #expect(proxy.requests.isEmpty)
    }

    @Test("Neither user nor password of a proxy ever prints")
    func words() throws {
        let proxy = try self.proxy("http://proxy.test:3128", user: "planted-user", password: "planted-password")
        var dumped = "\(proxy) \(String(reflecting: proxy)) \(ForgeRoute(proxy: proxy))"
        dump(proxy, to: &dumped)
        #expect(dumped.contains("proxy.test"))
        #expect(!dumped.contains("planted"))
    }
}
