// The linear-time matcher of branch filters' regular expressions.

import Testing

@testable import Rules

struct BranchRegexTests {
    @Test(
        "matches anywhere, as GitLab does",
        arguments: [
            ("main", "main"), ("ai", "main"), ("", "main"), ("^main$", "main"), ("^(main|stable)$", "stable"),
            (#"^release/\d+\.\d+$"#, "release/1.20"), ("^(?:a|b)c", "bcd"), ("^[a-z_-]+$", "my_branch-x"),
            ("^[^/]+$", "main"), ("^ma?in$", "min"), ("^a+?b*?$", "aab"), ("(|x)main", "main"), ("^[]x]$", "]"),
            ("^[a-]$", "-"), (#"^\w+\s?$"#, "abc_9"), (#"\Amain\z"#, "main"), ("^.$", "ü"), ("((a*)*)*$", "aaa"),
            ("^(a|ab)(c|bcd)$", "abcd"), (#"^[\d.]+$"#, "1.2"), (#"^\/\-\.$"#, "/-."), ("^[/-]$", "/"), ("a||b", ""),
            (#"^\D\W\S$"#, "a-b"), (#"^[\]]$"#, "]"), ("^]$", "]"),
        ])
    func matches(pattern: String, text: String) throws {
        #expect(try #require(BranchRegex(pattern)).matches(text))
    }

    @Test(
        "and nothing else",
        arguments: [
            ("^main$", "maint"), ("^main$", "main\n"), ("Main", "main"), ("^(main|stable)$", "main2"), ("a+", "bbb"),
            ("^[^/]+$", "a/b"), ("^.$", "\n"), ("^$", "x"), ("m.in$", "mains"), (#"\d"#, "٣"),
            ("$a", "a"), ("a^", "a"), (#"^\w+$"#, "a-b"),
        ])
    func differs(pattern: String, text: String) throws {
        #expect(!(try #require(BranchRegex(pattern)).matches(text)))
    }

    @Test(
        "what is invalid or beyond the subset isn't judged",
        arguments: [
            "*a", "+", "?", "a**", "a+*", "a{2}", "a}", "(a", "a)", "[a", "[z-a]", "(?i)main", "(?P<n>a)", "(?!main)",
            #"\bmain"#, #"\p{L}"#, #"(a)\1"#, "[[:alpha:]]", #"\"#, #"[\D]"#, #"[\d-z]"#, "[", "[^]", "(?", #"[\"#,
            "(*)",
            String(repeating: "a", count: 257), String(repeating: "(", count: 120) + String(repeating: ")", count: 120),
        ])
    func refuses(pattern: String) {
        #expect(BranchRegex(pattern) == nil)
    }

    @Test(
        "patterns that ruin a backtracking matcher are linear here", .timeLimit(.minutes(15)),
        arguments: [
            "(a+)+$", "^(a*)*$", "(a|aa)+$", "^(a|a?)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*)(.*)(.*)(.*)(.*)x$",
        ])
    func linear(pattern: String) throws {
        let text = String(repeating: "a", count: 20_000) + "!"
        #expect(!(try #require(BranchRegex(pattern)).matches(text)))
    }

    @Test("agrees with Swift's own matcher on a thousand generated patterns")
    func agreesWithReference() throws {
        var source = Sequence(seed: 20_261_122)
        let texts = ["", "a", "b", "ab", "ba", "aab", "abb", "a/b", "bab", "aaaa"]
        for _ in 0..<1_000 {
            let pattern = Self.pattern(depth: 3, &source)
            let mine = try #require(BranchRegex(pattern), "\(pattern)")
            let reference = try Regex(pattern)
            for text in texts where mine.matches(text) != (text.firstMatch(of: reference) != nil) {
                Issue.record("\(pattern) on \(text)")
            }
        }
    }

    /// A linear congruential generator: the same patterns on every machine.
    private struct Sequence {
        private var state: UInt64

        init(seed: UInt64) { state = seed }

        mutating func next(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
    }

    private static func pattern(depth: Int, _ source: inout Sequence) -> String {
        let parts = (0...source.next(below: 3)).map { _ -> String in
            let leaves = ["a", "b", ".", "[ab]", "[^a]", "/"]
            let leaf = leaves[source.next(below: leaves.count)]
            let atom = depth > 0 && source.next(below: 2) == 0 ? "(\(pattern(depth: depth - 1, &source)))" : leaf
            return atom + ["", "", "*", "+", "?"][source.next(below: 5)]
        }
        let body = parts.joined()
        switch source.next(below: 6) {
        case 0: return body + "|" + parts[0]
        case 1: return "^" + body
        case 2: return body + "$"
        default: return body
        }
    }
}
