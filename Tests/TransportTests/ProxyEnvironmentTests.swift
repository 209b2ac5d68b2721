// The environment's proxies, by curl's rules.

import Testing

@testable import Transport

@Suite struct ProxyEnvironmentTests {
    private func proxy(_ environment: [String: String], _ url: String = "https://forge.test") throws -> String? {
        let origin = try #require(Origin(of: url))
        return try ProxyEnvironment(environment).proxy(for: origin).map {
            [$0.user.map { "\($0)@" }, $0.password.map { "(\($0))" }, $0.origin.description].compactMap { $0 }.joined()
        }
    }

    @Test("Scheme, then all; lower case first; HTTP_PROXY never; an empty one is none")
    func precedence() throws {
        let secure = ["https_proxy": "http://a:1", "HTTPS_PROXY": "http://b:1", "all_proxy": "http://c:1"]
        #expect(try proxy(secure) == "http://a:1")
        #expect(try proxy(["HTTPS_PROXY": "http://b:1", "all_proxy": "http://c:1"]) == "http://b:1")
        #expect(try proxy(["https_proxy": "", "HTTPS_PROXY": "http://b:1"]) == "http://b:1")
        #expect(try proxy(["all_proxy": "http://c:1", "ALL_PROXY": "http://d:1"]) == "http://c:1")
        #expect(try proxy(["ALL_PROXY": "http://d:1"]) == "http://d:1")
        #expect(try proxy(["http_proxy": "http://e:1", "HTTP_PROXY": "http://f:1"]) == nil)
        #expect(try proxy(["HTTP_PROXY": "http://f:1"], "http://forge.test") == nil)
        #expect(try proxy(["http_proxy": "http://e:1"], "http://forge.test") == "http://e:1")
        #expect(try proxy(["https_proxy": "http://a:1"], "http://forge.test") == nil)
        #expect(try proxy([:]) == nil)
    }

    @Test(
        "A proxy's address in its forms",
        arguments: [
            ("proxy.test:3128", "http://proxy.test:3128"), ("http://proxy.test", "http://proxy.test:1080"),
            ("https://proxy.test", "https://proxy.test:443"), ("HTTP://Proxy.Test:80/", "http://proxy.test:80"),
            ("http://[fd00::1]:3128", "http://[fd00::1]:3128"), ("http://[fd00::1]", "http://[fd00::1]:1080"),
            ("http://joe:p%40w@proxy.test:1", "joe@(p@w)http://proxy.test:1"),
            ("joe:a:b@proxy.test:1", "joe@(a:b)http://proxy.test:1"),
            ("http://joe@proxy.test:1", "joe@http://proxy.test:1"),
        ])
    func forms(text: String, expected: String) throws {
        #expect(try proxy(["https_proxy": text]) == expected)
    }

    @Test(
        "What is no http proxy is an error that names the variable and not its value",
        arguments: [
            "socks5://planted:1", "ftp://planted", "http://", "http://planted:99999", "http://planted:x", "http://a b",
            "http://u:p%ZZplanted@proxy.test:1",
        ])
    func unusable(text: String) throws {
        let error = #expect(throws: ProxyEnvironmentError.self) { try proxy(["HTTPS_PROXY": text]) }
        #expect(error?.variable == "HTTPS_PROXY")
        #expect(error.map { "\($0)".contains("planted") } == false)
        // Where it doesn't apply, it doesn't matter.
        #expect(try proxy(["HTTPS_PROXY": text, "no_proxy": "forge.test"]) == nil)
        #expect(try proxy(["HTTPS_PROXY": text], "https://127.0.0.1:8443") == nil)
    }

    @Test(
        "What `no_proxy` exempts",
        arguments: [
            ("forge.test", "forge.test", true), (".forge.test", "forge.test", true), ("test", "forge.test", true),
            ("FORGE.test", "forge.TEST", true), ("forge.test.", "forge.test", true),
            ("forge.test", "forge.test.", true),
            ("a.test, forge.test", "git.forge.test", true), ("a.test forge.test", "forge.test", true),
            ("*", "x.y", true),
            ("forge.test", "notforge.test", false), ("orge.test", "forge.test", false), ("", "forge.test", false),
            (",, ,", "forge.test", false), ("*.test", "forge.test", false), ("git.forge.test", "forge.test", false),
            ("10.0.0.1", "10.0.0.1", true), ("10.0.0.0/8", "10.9.8.7", true), ("10.0.0.0/8", "11.0.0.1", false),
            ("10.0.0.0/33", "10.0.0.1", false), ("10.0.0.0/", "10.0.0.0", false), ("0.1", "10.0.0.1", false),
            ("10.1.0.0/15", "10.0.3.4", true), ("[fd00::1]", "[fd00::1]", true), ("fd00::/8", "[fd12::1]", true),
            ("fd00::/8", "10.0.0.1", false),
        ])
    func exceptions(list: String, host: String, exempt: Bool) throws {
        for name in ["no_proxy", "NO_PROXY"] {
            let found = try proxy(["https_proxy": "http://a:1", name: list], "https://\(host):8443")
            #expect((found == nil) == exempt)
        }
    }
}
