// GitLab's wildcard filters.

import Testing

@testable import Rules

struct WildcardTests {
    @Test(
        "a star stands for anything, also a slash and nothing",
        arguments: [
            ("main", "main"), ("*", ""), ("*", "a/b"), ("release/*", "release/"), ("release/*", "release/1/2"),
            ("*-stable", "15-0-stable"), ("a*b*c", "aXbYbZc"), ("**", "x"), ("ma*n", "main"), ("*", "ü"), ("", ""),
        ])
    func matches(pattern: String, text: String) {
        #expect(Wildcard.matches(pattern, text))
    }

    @Test(
        "everything else stands for itself",
        arguments: [
            ("main", "Main"), ("main", "main2"), ("main", "amain"), ("release/*", "release"), ("m?in", "main"),
            ("m.in", "main"), ("[m]ain", "main"), ("", "main"), ("master*", "main"), ("a*b", "ac"), ("*a", "ab"),
        ])
    func differs(pattern: String, text: String) {
        #expect(!Wildcard.matches(pattern, text))
    }

    @Test("a hostile pattern comes to an end", .timeLimit(.minutes(15)))
    func endsSoon() {
        let text = String(repeating: "a", count: 1_000)
        #expect(!Wildcard.matches(String(repeating: "*a", count: 400) + "*b", text))
        #expect(Wildcard.matches(String(repeating: "*a", count: 400) + "*", text))
    }
}
