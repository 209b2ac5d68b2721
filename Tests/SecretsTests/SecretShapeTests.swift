// What is taken for a secret, and what only looks a little like one.

import Secrets
import Testing

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

    @Test("what a terminal would act on is escaped, and long text is cut")
    func escaping() {
        #expect(PrintableText.escaped("a\u{1B}[31mb\nc\u{202E}d\u{0}é☃") == "a\\u{1B}[31mb\\u{A}c\\u{202E}d\\u{0}é☃")
        #expect(PrintableText.escaped("abcdef", limit: 3) == "abc…")
        #expect(PrintableText.escaped("abc", limit: 3) == "abc")
    }
}
