// When a hook counts as the rebuild hook.

import Inventory
import Testing

@testable import Rules

struct HookURLTests {
    private static let url = "https://hub.example.com/hooks/gitlab"

    @Test(
        "these name the same receiver",
        arguments: [
            url, url + "/", "HTTPS://HUB.example.COM/hooks/gitlab", "https://hub.example.com:443/hooks/gitlab",
            url + "?token=1", url + "#x", "https://user:word@hub.example.com/hooks/gitlab",
            "https://a@b@hub.example.com/hooks/gitlab",
        ])
    func same(other: String) {
        #expect(HookURL.same(Self.url, other))
        #expect(HookURL.same(other, Self.url))
    }

    @Test(
        "these don't",
        arguments: [
            "http://hub.example.com/hooks/gitlab", "https://hub.example.com/hooks/GitLab", url + "//",
            "https://hub.example.com:8443/hooks/gitlab", "https://hub.example.com.evil.example/hooks/gitlab", "",
            "https://evil.example/@hub.example.com/hooks/gitlab", "hub.example.com/hooks/gitlab",
            "https:///hooks/gitlab",
            "https://hub.example.com", "https://hub.example.com/hooks", "://hub.example.com/hooks/gitlab",
        ])
    func different(other: String) {
        #expect(!HookURL.same(Self.url, other))
    }

    @Test("a root with and without its slash are one, also with a port")
    func roots() {
        #expect(HookURL.same("http://hub.example.com:80", "http://hub.example.com/"))
        #expect(HookURL.same("http://[2001:db8::1]:80/x", "http://[2001:DB8::1]/x"))
        #expect(!HookURL.same("http://[2001:db8::1]:81/x", "http://[2001:db8::1]/x"))
    }

    @Test("what isn't a URL is only like itself")
    func notURLs() {
        #expect(HookURL.same("{url}", "{url}"))
        #expect(!HookURL.same("{url}", "{other}"))
        #expect(!HookURL.same("", "x"))
    }

    @Test("what is kept of an address has no secrets and is bounded, however its characters combine")
    func kept() {
        #expect(HookURL.withoutSecrets("https://u:p@hub.example.com/x?key=1#f") == "https://hub.example.com/x")
        #expect(HookURL.withoutSecrets("https://hub.example.com/x?\u{301}key=1") == "https://hub.example.com/x")
        #expect(HookURL.withoutSecrets("https://a@b@hub.example.com") == "https://hub.example.com")
        #expect(HookURL.withoutSecrets("hub?key") == "hub")
        #expect(HookURL.withoutSecrets("a:b://u:p@hub/x") == "a:b://hub/x")
        let marks = String(repeating: "\u{301}", count: 1_000_000)
        // Outside of the expectation, which would print the text.
        let kept = HookURL.withoutSecrets("https://hub.example.com/\(marks)").unicodeScalars.count
        #expect(kept == 500)
    }

    @Test(
        "plain HTTP is readable on the way unless it stays on the machine",
        arguments: [
            ("http://hub.example.com/x", true), ("HTTP://hub.example.com", true), ("https://hub.example.com/x", false),
            ("http://localhost:8080/x", false), ("http://127.0.0.1/x", false), ("http://127.9.9.9:1/x", false),
            ("http://[::1]:8080/x", false), ("http://127.0.0.1.evil.example/x", true), ("http://127.1/x", true),
            ("http://localhost.evil.example/", true), ("http://127.0.0.256/", true),
            ("http://localhost@evil.example/", true),
        ])
    func readable(text: String, expected: Bool) throws {
        #expect(try #require(HookURL(text)).isReadableOnTheWay == expected)
    }

    @Test(
        "a masked address may stand for the URL only where the rest fits",
        arguments: [
            ("https://{host}/hooks/gitlab", true), ("https://hub.example.com/hooks/{kind}", true), ("{url}", true),
            ("{scheme}://hub.example.com/hooks/gitlab", true), ("https://hub.example.com/{a}/{b}", true),
            ("https://chat.example.com/{path}", false), ("https://{host}/hooks/github", false), (url, false),
            ("https://hub.example.com/hooks/{kind", false),
        ])
    func masked(text: String, expected: Bool) {
        #expect(HookURL.may(text, standFor: Self.url) == expected)
    }
}
