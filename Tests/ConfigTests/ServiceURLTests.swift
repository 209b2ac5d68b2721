// One spelling for each address, and no address that programs read differently.

import Config
import Testing

@Suite("ServiceURL")
struct ServiceURLTests {
    @Test(
        "addresses are normalised",
        arguments: [
            ("HTTPS://GitLab.Example.com:443/Sub/", "https://gitlab.example.com/Sub"),
            ("https://host:8443//", "https://host:8443"),
            ("https://host.", "https://host"),
            ("http://LOCALHOST:80/x", "http://localhost/x"),
            ("http://a.localhost:8080", "http://a.localhost:8080"),
            ("http://127.9.8.7:1", "http://127.9.8.7:1"),
            ("http://[0:0:0:0:0:0:0:1]:3000/", "http://[::1]:3000"),
            ("https://[2001:DB8::1]", "https://[2001:db8::1]"),
            ("https://host:443", "https://host"),
            ("https://host:80", "https://host:80"),
            ("https://h/a%20b", "https://h/a%20b"),
        ])
    func normalised(text: String, expected: String) throws {
        #expect(try ServiceURL(text).description == expected)
    }

    @Test(
        "what isn't a plain https address is refused",
        arguments: [
            ("", "is not a URL"), ("gitlab.com", "is not a URL"), ("ftp://h", "must begin with https://"),
            ("https://", "has no valid host"), ("https:///x", "has no valid host"), ("https://:1", "has no valid host"),
            ("https://u:p@h", "must not hold user info"), ("https://h\\@x", "must not hold user info"),
            ("https://h/?a=b", "must not hold a query"), ("https://h#x", "must not hold a fragment"),
            ("https://h:0", "has no valid port"), ("https://h:65536", "has no valid port"),
            ("https://h:", "has no valid port"), ("https://h:+1", "has no valid port"),
            ("https://a..b", "has no valid host"),
            ("https://-a", "has no valid host"), ("https://a b", "has no valid host"),
            ("https://127.1", "has no valid host"),
            ("https://0x7f.1", "has no valid host"), ("https://2130706433", "has no valid host"),
            ("https://127.0.0.01", "has no valid host"), ("https://[::1", "has no valid host"),
            ("https://[::1]x", "has no valid host"), ("https://[::1%25eth0]", "has no valid host"),
            ("https://münchen.example", "has a host with non-ASCII letters"),
            ("https://h/a/../b", "has an empty, '.' or '..' segment in its path"),
            ("https://h/a//b", "has an empty, '.' or '..' segment in its path"),
            ("https://h/a%2", "has a broken percent encoding in its path"),
            ("https://h/ü", "has a character in its path that must be percent-encoded"),
            ("http://h", "must use https"), ("http://127.0.0.1.example.com", "must use https"),
            ("http://localhost.example.com", "must use https"), ("http://128.0.0.1", "must use https"),
            ("http://xlocalhost", "must use https"), ("http://[::2]", "must use https"),
            ("http://[::ffff:127.0.0.1]", "must use https"), ("http://0.0.0.0", "must use https"),
        ])
    func refused(text: String, message: String) {
        let error = #expect(throws: ServiceURLError.self) { try ServiceURL(text) }
        #expect(error?.message == message)
    }

    @Test("plain http elsewhere has to be asked for")
    func insecure() throws {
        #expect(try ServiceURL("http://h:8080/x", insecureHTTP: true).origin == "http://h:8080")
    }
}
