// What is taken for a secret, and what only looks a little like one.

import Testing

@testable import Secrets

@Suite("SecretShape and PrintableText")
struct SecretShapeTests {
    @Test(
        "tokens and keys are recognised",
        arguments: [
            "ghp_x", "gho_x", "ghu_x", "ghs_x", "ghr_x", "github_pat_x", "glpat-x", "gldt-x", "gloas-x", "glrt-x",
            "glcbt-x", " \nglpat-abc", "-----BEGIN RSA PRIVATE KEY-----", "see -----BEGIN EC",
            "https://oauth2:glpat-0123456789abcdefghij@host/x", "token=ghp_0123456789abcdefghij0123456789abcdef",
            "x-glpat-0123456789abcdefghij",
        ])
    func secrets(text: String) { #expect(SecretShape.isFound(in: text)) }

    @Test(
        "names and sentences are not",
        arguments: [
            "", "ghp_", "glpat-", "GLPAT_TOKEN", "the glpat-rotation job", "secrets/glpat-acme.txt", "github", "ghost",
            "a ghp_ prefix", "-----", "g",
        ])
    func names(text: String) { #expect(!SecretShape.isFound(in: text)) }

    @Test("the first look at a text leaves no secret out", arguments: 0..<8)
    func firstLook(seed: UInt64) {
        let pieces = [
            "https", "http", "://", "host", ":", "@", "/", "ghp_", "glpat-", "0123456789abcdefghij", "eyJhbGciOi", ".",
            "e",
            "y", "J", "-", "--", "-----BEGIN KEY-----", " ", "=", "token", "\"", "Bearer", "Private-Token", "g", "f",
            "é",
            "forgeaudit-key-1:",
        ]
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        for _ in 0..<2_000 {
            var text = ""
            for _ in 0..<7 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            var scanner = SecretScanner(Array(text.utf8), inContext: true)
            #expect((scanner.next() == nil) == (SecretShape.redacted(text) == text), "\(text)")
            if SecretShape.offset(in: Array(text.utf8)) != nil { #expect(SecretShape.isFound(in: text), "\(text)") }
        }
    }

    @Test("what a terminal would act on is escaped, and long text is cut")
    func escaping() {
        #expect(PrintableText.escaped("a\u{1B}[31mb\nc\u{202E}d\u{0}é☃") == "a\\u{1B}[31mb\\u{A}c\\u{202E}d\\u{0}é☃")
        #expect(PrintableText.escaped("abcdef", limit: 3) == "abc…")
        #expect(PrintableText.escaped("abc", limit: 3) == "abc")
    }
}
