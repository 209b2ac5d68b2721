// YAML that attacks its reader: refused with a place, never a crash, never an echo.

import Config
import Foundation
import Inventory
import Testing

@Suite("ConfigReader on hostile input")
struct HostileConfigTests {
    private func expect(_ text: String, _ expected: String..., at location: SourceLocation = #_sourceLocation) {
        #expect(Samples.problems(of: text) == expected.map { "c.yaml:" + $0 }, sourceLocation: location)
    }

    private let anchors = "error: anchors and aliases are not supported (write the value out where it is needed)"
    private let alias =
        "error: a value can't begin with '*': YAML aliases are not supported "
        + "(write the value out, or put a pattern in quotes)"

    @Test("anchors, aliases, merge keys, tags, odd keys")
    func features() {
        expect(
            Samples.small(and: "snapshots: &s { keep: 1 }\nreports: *s"), "9:12: \(anchors)", "10:10: \(alias)")
        expect(Samples.small(and: "platform: { users: [**] }"), "9:21: \(alias)")
        expect(Samples.small(and: "snapshots: { keep: &n 3 }"), "9:20: \(anchors)")
        expect(
            Samples.small(and: "snapshots: { <<: { keep: 1 } }"),
            "9:14: error: merge keys are not supported (write the values out)")
        expect(
            Samples.small(and: "snapshots: { keep: !!int '3' }"),
            "9:20: error: tags are not supported (remove the '!…')",
            "9:20: error: 'keep' must be an integer, not text")
        expect(
            Samples.small(and: "snapshots: !x { keep: 3 }"),
            "9:12: error: tags are not supported (remove the '!…')")
        expect(Samples.small(and: "~: 1"), "9:1: error: a key is empty")
        expect(
            Samples.small(and: "---\nversion: 1"),
            "9:1: error: not valid YAML: expected a single document in the stream, but found another document")
    }

    @Test("stars within text stay stars")
    func stars() throws {
        let text = Samples.small(and: "    repositories: { exclude: [\"*\", 'a*b', a/*, \"\\x2a*\"] } # *")
        let file = try Samples.reader.read(text: text, path: "c.yaml")
        #expect(file.integrations.first?.repositories.exclude.map(\.text) == ["*", "a*b", "a/*", "**"])
    }

    @Test("an alias bomb costs nothing, in values and in keys")
    func bomb() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...30 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n*a\(level - 1) : 1\n"
        }
        let problems = Samples.problems(of: text)
        #expect(problems.first == "c.yaml:1:1: error: 'version' is missing in the config" || problems.count == 100)
        #expect(problems.contains { $0.hasSuffix(anchors) })
        #expect(problems.contains { $0.hasSuffix(alias) })
    }

    @Test(
        "ten thousand levels",
        arguments: ["[", "{a: ", "- ", "? ", "[{a: ", "{? ", "\"", "'", "!", "&a ", "*a ", "a: ", "|\n ", "%"])
    func depth(opening: String) {
        let text = "x: " + String(repeating: opening, count: 10_000)
        #expect(!Samples.problems(of: text).isEmpty)
        #expect(!Samples.problems(of: String(repeating: opening, count: 10_000)).isEmpty)
    }

    @Test(
        "keys within keys cost nothing", arguments: ["? ", "{? ", "{?", "? &a ", "? !a ", "?\t", "- ? ", "{", "{a, {"])
    func nestedKeys(sign: String) {
        for (depth, count) in [(30, 2_000), (900, 50)] {
            let keys = String(repeating: sign, count: depth) + "x" + String(repeating: "}", count: depth)
            let text = "x:\n" + String(repeating: "- { \(keys), \(keys) }\n- \(keys)\n", count: count)
            #expect(!Samples.problems(of: text).isEmpty)
            let keyed = "x:\n" + String(repeating: "  \(keys): 1\n", count: count)
            #expect(!Samples.problems(of: keyed).isEmpty)
        }
    }

    private let signed = "error: keys with '?' are not supported (write 'key: value', or put text in quotes)"
    private let structured = "error: a key must be text, not a list or mapping (put it in quotes if it is text)"

    @Test("a key with a sign is refused where the sign stands")
    func signedKeys() {
        for key in [
            "? a", "?\n  a\n: 1", "? a\n: 1", "? a\n\n\n: 1", "? a\n  b\n: 1", "? [a]\n: 1", "? - a\n  - b\n: 1",
            "? a: 1",
            "? ? a", "? |\n  a\n: 1", "? \"a\"\n: 1", "? a\nx: 1",
        ] {
            let problems = Samples.problems(of: Samples.small(and: key))
            #expect(problems == ["c.yaml:9:1: " + signed], "\(key)")
            let listed = "version: 1\r\n\r\nx:\r\n- \(key.replacing("\n", with: "\r\n  "))\r\n"
            #expect(Samples.problems(of: listed).contains("c.yaml:4:3: " + signed), "\(key)")
        }
        for value in ["{ ? a : 1 }", "[ ? a : 1 ]", "{ ? [a] : 1 }", "[ ?  {a: 1} : 1 ]", "[ ? ]"] {
            #expect(
                Samples.problems(of: Samples.small(and: "x: \(value)")).contains("c.yaml:9:6: " + signed), "\(value)")
        }
    }

    @Test("a list or mapping as a key is refused where it ends, or begins where nothing follows")
    func structuredKeys() {
        for (key, column) in [
            ("[a]: 1", 4), ("{a: 1} : 1", 8), ("x: {[a]: 1}", 8), ("x: {a: {b: {}:c}}", 14), ("x: [[a]:1]", 8),
            ("a}: 1", 3), ("x: a [b]: c", 4), ("x: { [a] }", 6), ("x: {a: 1, {b}}", 11), ("x: {{a: [b]}: 1}", 13),
        ] {
            #expect(
                Samples.problems(of: Samples.small(and: key)).contains("c.yaml:9:\(column): " + structured), "\(key)")
        }
        #expect(
            Samples.problems(of: Samples.small(and: "x: {\n  {a},\n  # {\n  b: [[c], {d}], [e] }"))
                == ["c.yaml:10:3: " + structured, "c.yaml:12:18: " + structured])
        // What is wrong with braces is told of braces.
        expect(
            "version: {1",
            "1:12: error: not valid YAML: while parsing a flow mapping, did not find expected ',' or '}'")
        expect(
            "version: [1}",
            "1:12: error: not valid YAML: while parsing a flow sequence, did not find expected ',' or ']'")
    }

    @Test("signs of keys within text stay what they are")
    func signsInText() throws {
        let exclude = "\"why? [a]: b\", 'x}: y', a?b, ?c, a/[bc]:d, \"{ {e}: ?\""
        let text = Samples.small(
            and: "    repositories:\n      exclude: [\(exclude.replacing("a/[bc]:d", with: "'a/[bc]:d'"))] # ? [x]: y")
        let file = try Samples.reader.read(text: text, path: "c.yaml")
        #expect(
            file.integrations.first?.repositories.exclude.map(\.text)
                == ["why? [a]: b", "x}: y", "a?b", "?c", "a/[bc]:d", "{ {e}: ?"])
        expect(
            Samples.small(and: "x?: 1\n\"a]\": 1").replacing("version: 1", with: "version: 1 # { {"),
            "9:1: error: unknown key 'x?' in the config (known: version, snapshots, transport, secrets, platform, "
                + "github_apps, integrations, audit, reports, operation)",
            "10:1: error: unknown key 'a]' in the config (known: version, snapshots, transport, secrets, platform, "
                + "github_apps, integrations, audit, reports, operation)")
    }

    @Test("a nesting that YAML allows and a config doesn't need")
    func moderateDepth() {
        let text = "version: 1\nx: " + String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
        expect(
            text,
            "1:1: error: 'integrations' is missing in the config",
            "2:1: error: unknown key 'x' in the config (known: version, snapshots, transport, secrets, platform, github_apps, "
                + "integrations, audit, reports, operation)",
            "2:35: error: nested too deeply (at most 32 levels)")
        let blocks = (0..<2_000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
        #expect(Samples.problems(of: blocks).count == 1)
    }

    @Test("huge scalars and keys")
    func huge() {
        let long = String(repeating: "a", count: 1_000_000)
        expect(
            Samples.small(and: "snapshots: { directory: \(long) }"),
            "9:25: error: 'directory' is longer than 4096 characters")
        let problems = Samples.problems(of: Samples.small(and: "\"\(long)\": 1"))
        #expect(problems.count == 1)
        #expect(problems.allSatisfy { $0.utf8.count < 1_000 })
        expect(
            String(repeating: "#", count: 4 * 1_048_576 + 1),
            "1:1: error: the file is larger than 4 MiB (is it the right file?)")
    }

    @Test("characters that are no text")
    func characters() {
        expect("version: 1\nx: a\0b", "2:5: error: the character \\u{0} is not allowed (remove it)")
        expect("version: 1\nx: \u{1B}[31m", "2:4: error: the character \\u{1B} is not allowed (remove it)")
        expect("a\u{FFFE}", "1:2: error: the character \\u{FFFE} is not allowed (remove it)")
        for bytes: [UInt8] in [[0x61, 0x0A, 0x62, 0xFF], [0x0A, 0x61, 0xC3], [0x0A, 0x61, 0xED, 0xA0, 0x80]] {
            let error = #expect(throws: ConfigErrors.self) { try Samples.reader.read(bytes: bytes, path: "c.yaml") }
            #expect(error?.description == "c.yaml:2:2: error: the file is not UTF-8 text (save it as UTF-8)")
        }
    }

    @Test("every message counts lines as YAML does", arguments: ["\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}"])
    func lines(end: String) {
        #expect(Samples.problems(of: "a: 1\(end)b: \u{1B}").first?.hasPrefix("c.yaml:2:4: ") == true)
        #expect(Samples.problems(of: "a: 1\(end)b: [1").first?.hasPrefix("c.yaml:2:6: ") == true)
        let secret = Samples.problems(of: Samples.small + "a: b\(end)# glpat-PLANTED0123456789abcdef")
        #expect(secret.contains { $0.hasPrefix("c.yaml:10:3: ") }, "\(secret)")
        let bytes = Array("a: 1\(end)b: ".utf8) + [0xFF]
        let error = #expect(throws: ConfigErrors.self) { try Samples.reader.read(bytes: bytes, path: "c.yaml") }
        #expect(error?.errors.first?.line == 2 && error?.errors.first?.column == 4)
    }

    @Test("YAML that isn't")
    func syntax() {
        expect(
            "version: 1\n\tx: 2",
            "2:1: error: not valid YAML: while scanning a plain scalar, found a tab character that violates "
                + "indentation (indent with spaces, not tabs)")
        expect(
            "version: [1",
            "1:12: error: not valid YAML: while parsing a flow sequence, did not find expected ',' or ']'")
        expect("a: 1: 2", "1:5: error: not valid YAML: mapping values are not allowed in this context")
        expect(
            "a: \"\\ud800\"",
            "1:7: error: not valid YAML: while parsing a quoted scalar, found invalid Unicode character escape code")
        for text in [
            "%YAML 9.9\n---\na: 1", "%TAG ! !\n", "@", "`", "a: @x", "a: >9\n x", "\u{2028}a: [", "? a", ": a",
        ] {
            #expect(!Samples.problems(of: text).isEmpty, "\(text.debugDescription)")
        }
    }

    @Test("untrusted text can't forge lines or colours in messages")
    func escaping() {
        expect(
            Samples.small(and: "\"no\\e[31m\\nc.yaml:1:1: error\": 1"),
            "9:1: error: unknown key 'no\\u{1B}[31m\\u{A}c.yaml:1:1: error' in the config (known: version, snapshots, "
                + "transport, secrets, platform, github_apps, integrations, audit, reports, operation)")
    }

    @Test("no planted secret is ever echoed, wherever it stands")
    func echoes() {
        let prefixes = ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "gldt-", "gloas-", "glrt-"]
        for secret in prefixes.map({ $0 + "PLANTED0123456789abcdef" }) {
            let texts = [
                Samples.small("{ env: ACME_GITLAB_TOKEN }", secret),
                Samples.small("{ env: ACME_GITLAB_TOKEN }", "\"\(secret)\""),
                Samples.small("{ env: ACME_GITLAB_TOKEN }", "[\(secret)]"),
                Samples.small("{ env: ACME_GITLAB_TOKEN }", "{ env: \(secret) }"),
                Samples.small("{ env: ACME_GITLAB_TOKEN }", "{ file: \(secret) }"),
                Samples.small("{ env: ACME_GITLAB_TOKEN }", "{ \(secret): x }"),
                Samples.small("alice", secret), Samples.small("acme-gitlab", secret),
                Samples.small("https://gitlab", "https://oauth2:\(secret)@gitlab"),
                Samples.small(and: "\(secret): 1"), Samples.small(and: "\(secret): 1\n\(secret): 1"),
                Samples.small(and: "? {\(secret): 1}\n: 1"), Samples.small(and: "x: !\(secret) 1"),
                Samples.small(and: "x: &\(secret) 1"), Samples.small(and: "x: *\(secret)"),
                Samples.small(and: "x: [\(secret)"), Samples.small(and: "x: %\(secret)"),
                Samples.small(and: "reports: { formats: [\(secret)] }"), Samples.small(and: "x: |\n  \(secret)"),
                Samples.small(and: "platform: { users: [\"see \(secret)\"] }"), "%\(secret)\n---\na: 1", secret,
                Samples.small(and: "<<: { x: \(secret) }"), Samples.small(and: "'': \(secret)\n'': \(secret)"),
            ]
            for text in texts {
                let problems = Samples.problems(of: text)
                #expect(!problems.isEmpty, "\(text)")
                #expect(!problems.contains { $0.contains("PLANTED") }, "\(problems)")
            }
        }
    }

    @Test("a secret in place of its reference is one problem with one remedy")
    func plainSecrets() {
        let token =
            "error: this looks like a token or private key, which must not stand in the config "
            + "(keep it elsewhere and write { env: NAME } or { file: PATH })"
        expect(Samples.small("{ env: ACME_GITLAB_TOKEN }", "glpat-abc"), "8:14: \(token)")
        expect(
            Samples.small("{ env: ACME_GITLAB_TOKEN }", "|\n        -----BEGIN RSA PRIVATE KEY-----\n        PLANTED"),
            "8:14: \(token)")
        expect(
            Samples.small("{ env: ACME_GITLAB_TOKEN }", "PLANTED"),
            "8:14: error: 'token' must refer to a secret, not hold it (write { env: NAME } or { file: PATH })")
        expect(
            Samples.small("{ env: ACME_GITLAB_TOKEN }", "[PLANTED]"),
            "8:14: error: 'token' must refer to a secret, not hold it (write { env: NAME } or { file: PATH })")
    }

    @Test("a secret in a comment, or in a file that isn't YAML")
    func hiddenSecrets() {
        let token =
            "error: this looks like a token or private key, which must not stand in the config "
            + "(keep it elsewhere and write { env: NAME } or { file: PATH })"
        expect(Samples.small(and: "# é was: glpat-PLANTED0123456789abcdef"), "9:10: \(token)")
        let problems = Samples.problems(of: "token: ghp_PLANTED0123456789abcdef\n@")
        #expect(problems.first == "c.yaml:1:8: \(token)")
        #expect(problems.count == 2)
        #expect(Samples.problems(of: Samples.small(and: "# the glpat-rotation job, ghp_ tokens")) == [])
    }

    @Test("no cut and no mutation of a valid config crashes the reader")
    func mutations() {
        let bytes = Array(ConfigReaderTests.example.utf8)
        for length in stride(from: 0, to: bytes.count, by: 7) {
            _ = try? Samples.reader.read(bytes: Array(bytes[..<length]), path: "c.yaml")
        }
        // A fixed generator: the same 400 mutations on every run.
        var state: UInt64 = 42
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let alphabet = Array("{}[]:,?-&*!|>'\"%@`#~ \n\t\0\u{7F}ab19".utf8) + [0xFF, 0xC3, 0xEE, 0x80, 0x81]
        for _ in 0..<400 {
            var mutant = bytes
            for _ in 0...next(4) { mutant[next(mutant.count)] = alphabet[next(alphabet.count)] }
            _ = try? Samples.reader.read(bytes: mutant, path: "c.yaml")
        }
    }
}
