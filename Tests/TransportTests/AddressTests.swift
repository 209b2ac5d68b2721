// Addresses that a forge's name must not lead to, and origins.

import Testing

@testable import Transport

@Suite struct AddressTests {
    @Test(
        "Addresses where no forge can be",
        arguments: [
            ("169.254.0.1", "link-local"), ("169.254.169.254", "metadata"), ("::ffff:169.254.169.254", "metadata"),
            ("64:ff9b::a9fe:a9fe", "metadata"), ("::169.254.169.254", "metadata"), ("100.100.100.200", "metadata"),
            ("fd00:ec2::254", "metadata"), ("fd20:ce::254", "metadata"), ("::ffff:100.100.100.200", "metadata"),
            ("fe80::1", "link-local"), ("febf::1", "link-local"), ("0.0.0.0", "unspecified"),
            ("0.1.2.3", "unspecified"), ("::", "unspecified"), ("::ffff:0.0.0.0", "unspecified"),
            ("224.0.0.1", "multicast"), ("239.255.255.255", "multicast"), ("255.255.255.255", "broadcast"),
            ("ff02::1", "multicast"),
        ])
    func refused(text: String, word: String) throws {
        let address = try #require(NetworkAddress(text: text))
        #expect(address.obstacle?.contains(word) == true)
        for loopback in [SocketGate.Loopback.allowed, .refused, .required] {
            #expect(SocketGate(loopback).obstacle(address)?.contains(word) == true)
        }
    }

    @Test(
        "Public and private addresses are fine",
        arguments: [
            "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "100.100.100.201", "8.8.8.8", "169.253.1.1",
            "169.255.1.1", "fd00::1", "2606:4700::1", "fec0::1", "::ffff:10.0.0.1",
        ])
    func allowed(text: String) throws {
        let address = try #require(NetworkAddress(text: text))
        #expect(address.obstacle == nil && !address.isLoopback)
        #expect(SocketGate(.refused).obstacle(address) == nil)
        #expect(SocketGate(.required).obstacle(address)?.contains("another machine") == true)
    }

    @Test(
        "This machine's own addresses",
        arguments: ["127.0.0.1", "127.255.0.3", "::1", "::ffff:127.0.0.1", "::127.0.0.1"])
    func loopback(text: String) throws {
        let address = try #require(NetworkAddress(text: text))
        #expect(address.obstacle == nil && address.isLoopback)
        #expect(SocketGate(.refused).obstacle(address)?.contains("this machine") == true)
        #expect(SocketGate(.allowed).obstacle(address) == nil && SocketGate(.required).obstacle(address) == nil)
    }

    @Test(
        "A name that leads to such an address is an error for good, and nothing is sent",
        arguments: [
            ("127.1", "127.0.0.1 is this machine"), ("[::ffff:127.0.0.1]", "::ffff:127.0.0.1 is this machine"),
            ("169.254.169.254", "169.254.169.254 is a cloud's metadata service"),
            ("2852039166", "169.254.169.254 is a cloud's metadata service"), ("0.0.0.0", "0.0.0.0 is an unspecified"),
            ("[::]", ":: is an unspecified"), ("[fe80::1]", "fe80::1 is a link-local"),
            ("[::ffff:a9fe:a9fe]", "metadata"), ("255.255.255.255", "broadcast"),
        ])
    func overTheWire(host: String, words: String) async throws {
        let server = try RawServer { _ in .keep("x".answer()) }
        let error = try #require(
            await CurlTransportTests.failure(
                of: HTTPRequest(.get, "http://\(host):\(server.port)/"),
                over: CurlTransportTests.transport { $0.connectSeconds = 2 }))
        #expect(error.code == .addressRefused, "\(error)")
        #expect(error.detail.contains(words), "\(error)")
        #expect(!error.transient)
        #expect(server.connections == 0)
    }

    @Test("Everything may be sent to this machine on purpose")
    func connectTo() async throws {
        let server = try RawServer { _ in .keep("x".answer()) }
        let transport = CurlTransport(
            userAgent: "forgeaudit-test", connectTo: try #require(LoopbackAddress("127.0.0.1:\(server.port)")))
        #expect(try await transport.send(HTTPRequest(.get, "http://169.254.169.254/x")).status == 200)
    }

    @Test(
        "Origins in one spelling",
        arguments: [
            ("https://Forge.Test/a", "https://forge.test:443"), ("http://forge.test?x", "http://forge.test:80"),
            ("https://forge.test:8443#x", "https://forge.test:8443"), ("https://[FD00::1]:1/", "https://[fd00::1]:1"),
            ("https://forge.test.", "https://forge.test.:443"), ("HTTPS://a", "https://a:443"),
        ])
    func origins(url: String, expected: String) {
        #expect(Origin(of: url)?.description == expected)
    }

    @Test(
        "What has no origin",
        arguments: [
            "", "forge.test", "ftp://a", "https://", "https://:443", "https://a@b", "https://a:b@c", "https://a:",
            "https://a:0", "https://a:65536", "https://a:+1", "https://a:1:2", "https://[::1", "https://[::1]x",
            "https://ä", "https://a b",
        ])
    func noOrigin(url: String) {
        #expect(Origin(of: url) == nil)
    }
}
