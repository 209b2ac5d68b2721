// Whom the transport trusts, shown against a real TLS server.

import Foundation
import TestSupport
import Testing

@testable import Transport

@Suite("TLS", .timeLimit(.minutes(5)))
struct TLSTests {
    private static let token = HTTPHeader("PRIVATE-TOKEN", "planted-token-of-the-test")

    /// A request to `server` by `host`, over a transport that takes `route` there.
    static func send(
        _ server: TLSServer, host: String = "127.0.0.1", path: String = "/", _ route: ForgeRoute
    ) async throws -> Result<HTTPResponse, TransportError> {
        let url = "https://\(host):\(server.port)"
        let transport = CurlTransport(
            userAgent: "forgeaudit-test", routes: [try #require(Origin(of: url)): route])
        do throws(TransportError) {
            return .success(try await transport.send(HTTPRequest(.get, url + path, headers: [token])))
        } catch {
            return .failure(error)
        }
    }

    private func code(
        _ result: Result<HTTPResponse, TransportError>, _ server: TLSServer,
        _ location: SourceLocation = #_sourceLocation
    ) -> TransportError.Code? {
        switch result {
        case .success(let response):
            Issue.record("answered \(response.status)", sourceLocation: location)
            return nil
        case .failure(let error):
            #expect(!error.transient, sourceLocation: location)
            #expect(!"\(error)".contains("planted"), sourceLocation: location)
            return error.code
        }
    }

    @Test("The right CA file lets the server in, over HTTP/2", arguments: ["127.0.0.1", "localhost", "LOCALHOST"])
    func trusted(host: String) async throws {
        let certificates = try await TestCertificates.shared.value
        let server = try TLSServer(of: certificates)
        let response = try await Self.send(
            server, host: host, ForgeRoute(certificates: try certificates.authority())
        ).get()
        #expect(response.status == 200, "\(server.complaints)")
        #expect(String(decoding: response.body, as: UTF8.self) == #"{"http":"HTTP/2.0","tls":"TLSv1.3"}"#)
    }

    @Test("TLS 1.2 is enough")
    func older() async throws {
        let certificates = try await TestCertificates.shared.value
        let server = try TLSServer(of: certificates, protocols: "TLSv1.2")
        let response = try await Self.send(server, ForgeRoute(certificates: try certificates.authority())).get()
        #expect(String(decoding: response.body, as: UTF8.self) == #"{"http":"HTTP/2.0","tls":"TLSv1.2"}"#)
    }

    @Test("A server that knows nothing newer than TLS 1.1 is refused")
    func tooOld() async throws {
        let certificates = try await TestCertificates.shared.value
        let server = try TLSServer(of: certificates, protocols: "TLSv1 TLSv1.1")
        let route = ForgeRoute(certificates: try certificates.authority())
        #expect(code(try await Self.send(server, route), server) == .tls)
        // It does speak that, to whoever asks for it.
        let status = try await Tool("openssl").status(
            of: [
                "s_client", "-connect", "127.0.0.1:\(server.port)", "-tls1_1", "-cipher", "ALL:@SECLEVEL=0",
                "-CAfile", "ca.pem", "-verify_return_error",
            ], in: certificates.folder)
        #expect(status == 0, "\(server.complaints)")
    }

    @Test("A certificate of an authority that nobody named is refused")
    func unknownAuthority() async throws {
        let certificates = try await TestCertificates.shared.value
        let server = try TLSServer(of: certificates)
        #expect(code(try await Self.send(server, .direct), server) == .tls)
    }

    @Test("A CA file stands in the place of the system's, not beside them")
    func otherAuthority() async throws {
        let certificates = try await TestCertificates.shared.value
        let server = try TLSServer(of: certificates)
        // A certificate that is no authority's trusts nobody else.
        let stranger = try [UInt8](Data(contentsOf: certificates.file("other.pem")))
        #expect(code(try await Self.send(server, ForgeRoute(certificates: stranger)), server) == .tls)
        for broken in ["", "nonsense", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
            #expect(
                code(try await Self.send(server, ForgeRoute(certificates: Array(broken.utf8))), server) == .tls)
        }
    }

    @Test(
        "A certificate for another name, or of another time, is refused",
        arguments: [
            TestCertificates.Name.other, .expired,
        ])
    func wrong(name: TestCertificates.Name) async throws {
        let certificates = try await TestCertificates.shared.value
        let server = try TLSServer(name, of: certificates)
        let route = ForgeRoute(certificates: try certificates.authority())
        #expect(code(try await Self.send(server, route), server) == .tls)
    }

    @Test("One right pin lets the server in, a wrong one doesn't, and a right one doesn't replace trust")
    func pins() async throws {
        let certificates = try await TestCertificates.shared.value
        let server = try TLSServer(of: certificates)
        let authority = try certificates.authority()
        let (right, wrong) = (try certificates.pin(.good), try certificates.pin(.other))
        #expect(right != wrong && right.count == 44)
        let pinned = ForgeRoute(certificates: authority, pins: [wrong, right])
        #expect(try await Self.send(server, pinned).get().status == 200)
        let mistaken = ForgeRoute(certificates: authority, pins: [wrong])
        #expect(code(try await Self.send(server, mistaken), server) == .tls)
        #expect(code(try await Self.send(server, ForgeRoute(pins: [right])), server) == .tls)
    }

    @Test("Plain HTTP at a TLS port gets no answer of the forge's, TLS at a plain one no request")
    func mixedUp() async throws {
        let certificates = try await TestCertificates.shared.value
        let plain = try RawServer(greeting: "HTTP/1.1 400 Bad Request\r\n\r\n") { _ in .keep("x".answer()) }
        let transport = CurlTransport(userAgent: "forgeaudit-test")
        let error = await CurlTransportTests.failure(
            of: HTTPRequest(.get, "https://127.0.0.1:\(plain.port)", headers: [Self.token]), over: transport)
        #expect(error?.code == .tls)
        #expect(plain.requests.isEmpty)
        let server = try TLSServer(of: certificates)
        let response = try await transport.send(HTTPRequest(.get, "http://127.0.0.1:\(server.port)"))
        #expect(response.status == 400)
    }
}
