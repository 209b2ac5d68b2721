// Tests of the path patterns with which a config names repositories and waives findings.

import Inventory
import Testing

struct SubjectPatternTests {
    @Test(
        "matches what it names",
        arguments: [
            ("acme/web", "acme/web"), ("acme/*", "acme/web"), ("acme/*", "acme/"), ("acme/**", "acme/a/b/c"),
            ("**", ""), ("**", "a/b"), ("**/web", "acme/sub/web"), ("acme/w?b", "acme/web"), ("a*c*e", "abcde"),
            ("acme/legacy-*", "acme/legacy-"), ("***", "a/b"), ("acme/?", "acme/ü"), ("acme/?", "acme/😀"),
        ])
    func matches(pattern: String, path: String) {
        #expect(SubjectPattern(pattern).matches(path))
    }

    @Test(
        "matches nothing else",
        arguments: [
            ("acme/web", "acme/web2"), ("acme/web", "Acme/web"), ("acme/*", "acme/a/b"), ("acme/?", "acme//"),
            ("acme/**", "acme"), ("", "a"), ("a", ""), ("*", "a/b"), ("acme/legacy-*", "acme/legacy/x"),
            ("acme/?", "acme/"), ("acme/?", "acme/ab"), ("acme.web", "acmeXweb"),
        ])
    func differs(pattern: String, path: String) {
        #expect(!SubjectPattern(pattern).matches(path))
    }

    @Test("hostile patterns come to an end", .timeLimit(.minutes(15)))
    func endsSoon() {
        let path = String(repeating: "a", count: 2_000)
        #expect(!SubjectPattern(String(repeating: "**a", count: 200) + "b").matches(path))
        #expect(!SubjectPattern(String(repeating: "*a", count: 200) + "/").matches(path))
        #expect(SubjectPattern(String(repeating: "*", count: 1_001)).matches(path))
        #expect(SubjectPattern(String(repeating: "*?", count: 500)).matches(path))
    }

    @Test("agrees with the definition on every short pattern and path")
    func agreesWithDefinition() {
        let patterns = Self.words(over: ["a", "/", "*", "?"], upTo: 4)
        let paths = Self.words(over: ["a", "b", "/"], upTo: 4)
        for pattern in patterns {
            let compiled = SubjectPattern(pattern)
            for path in paths where compiled.matches(path) != Self.definition(pattern[...], path[...]) {
                Issue.record("\(pattern) on \(path)")
            }
        }
    }

    /// The meaning, written down without a thought for speed.
    private static func definition(_ pattern: Substring, _ path: Substring) -> Bool {
        guard let sign = pattern.first else { return path.isEmpty }
        if pattern.hasPrefix("**") {
            return definition(pattern.dropFirst(2), path) || (!path.isEmpty && definition(pattern, path.dropFirst()))
        }
        if sign == "*" {
            return definition(pattern.dropFirst(), path)
                || (path.first.map { $0 != "/" } == true && definition(pattern, path.dropFirst()))
        }
        guard let character = path.first else { return false }
        let equal = sign == character || (sign == "?" && character != "/")
        return equal && definition(pattern.dropFirst(), path.dropFirst())
    }

    private static func words(over signs: [String], upTo length: Int) -> [String] {
        var all = [""]
        var longest = [""]
        for _ in 0..<length {
            longest = longest.flatMap { word in signs.map { word + $0 } }
            all += longest
        }
        return all
    }
}
