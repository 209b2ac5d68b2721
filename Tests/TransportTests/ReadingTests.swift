// The small readers: `Link` headers, hosts, loopback addresses.

import Testing
import Transport

@Suite struct ReadingTests {
    @Test("The links of both forges are read")
    func links() {
        let gitHub = LinkHeader.parse(
            #"<https://api.github.com/x?page=2>; rel="next", <https://api.github.com/x?page=9>; rel="last""#)
        #expect(gitHub == ["next": "https://api.github.com/x?page=2", "last": "https://api.github.com/x?page=9"])
        #expect(LinkHeader.parse("<https://h/a,b;c?x=1>;rel=next") == ["next": "https://h/a,b;c?x=1"])
        #expect(
            LinkHeader.parse(#"<https://h/1>; title="x"; REL="prev next""#) == [
                "prev": "https://h/1", "next": "https://h/1",
            ])
        #expect(LinkHeader.parse(#"<a>; rel="next", <b>; rel="next""#) == ["next": "a"])
    }

    @Test(
        "Hostile links give nothing and no trouble",
        arguments: ["", "<", ">", "<>", "<a", "a>", "; rel=next", "<a>; rel", "<a>; rel=", "\u{0}<\u{0}>", ",,,;;;"])
    func hostile(text: String) { #expect(LinkHeader.parse(text)["next"] == nil) }

    @Test("However many links there are, only the first twenty count")
    func bounded() {
        let many = (0..<5_000).map { "<\($0)>; rel=r\($0)" }.joined(separator: ", ")
        #expect(LinkHeader.parse(many).count == 20)
        #expect(LinkHeader.parse(String(repeating: "<", count: 100_000)).isEmpty)
    }

    @Test(
        "This machine is recognised",
        arguments: [
            "http://localhost", "http://LOCALHOST:80/x", "http://gitlab.localhost/x", "http://127.0.0.1",
            "http://127.8.9.10:1",
            "http://[::1]:80/x", "http://user@localhost/", "http://127.0.0.1?x", "http://127.0.0.1#x",
        ])
    func loopback(url: String) { #expect(Host(of: url).isLoopback) }

    @Test(
        "Nothing else passes for this machine",
        arguments: [
            "http://example.com", "http://localhost.example.com", "http://127.0.0.1.example.com", "http://127.0.0",
            "http://127.0.0.1@example.com", "http://localhost:80@example.com/", "http://example.com/localhost",
            "http://example.com?@localhost", "http://example.com#@127.0.0.1", "http://1270.0.1", "http://128.0.0.1",
            "http://127.0.0.256", "http://127.+0.0.1", "http://xlocalhost", "http://", "", "http://[::2]/",
            "http://127..0.1",
        ])
    func notLoopback(url: String) { #expect(!Host(of: url).isLoopback) }

    @Test("Only 127.0.0.1 with a port can be named as the place to connect to")
    func loopbackAddress() {
        #expect(LoopbackAddress("127.0.0.1:8443")?.port == 8443)
        for text in [
            "127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.2:80", "localhost:80", "10.0.0.1:80",
            "127.0.0.1:80:80", " 127.0.0.1:80", "127.0.0.1:8 0", "example.com:80", "", ":", "127.0.0.1:-1",
        ] { #expect(LoopbackAddress(text) == nil, "\(text)") }
    }
}
