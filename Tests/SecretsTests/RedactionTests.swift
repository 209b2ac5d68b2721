// Texts with credentials in them, and texts that only look a little like it.

import Foundation
import Secrets
import Testing

@Suite("SecretShape.redacted")
struct RedactionTests {
    private static let filler = String(repeating: "aB3_", count: 130)

    static let tokens = [
        "ghp_0123456789abcdefghijABCDEFGHIJ012345", "ghs_4711_eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiI0NzExIn0.\(filler)",
        "github_pat_11AAAAAAA0abcdefg_xyz0123456789", "glpat-0123456789abcdefghij",
        "glpat-0123456789abcdefghijABCDEFG.01.0abcdefgh", "gldt-0123456789abcdefghij", "glrt-t3_0123456789abcdefghij",
        "glcbt-64_0123456789abcdefghij", "glsoat-0123456789abcdefghij",
        "forgeaudit-key-1:0123456789abcdefghijABCDEFGHIJ0123456789-_x", "eyJhbGciOiJSUzI1NiJ9.e30.c2ln",
        "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiI0NzExIn0.\(filler)", "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiI0NzExIn0",
    ]

    @Test("a token is replaced wherever it stands, and the rest stays", arguments: tokens)
    func replaced(token: String) {
        for (before, after) in [
            ("", ""), ("the token ", " expired"), ("(", ")."), ("\"", "\""), ("x\n", "\ny"), ("é", "é"), ("'", "',"),
            ("<", ">"), ("https://host/", "/x"), ("q=", "&page=2"), ("ends with ", "."),
        ] {
            #expect(SecretShape.redacted(before + token + after) == before + "‹redacted›" + after)
        }
        #expect(SecretShape.redacted("\(token),\(token)") == "‹redacted›,‹redacted›")
        #expect(SecretShape.isFound(in: "see \(token)"))
    }

    @Test(
        "a place for a credential is enough, whatever stands there",
        arguments: [
            ("https://user:abc@host/x", "https://user:‹redacted›@host/x"),
            ("https://abc@host/x", "https://‹redacted›@host/x"),
            ("https://0123456789abcdef0123:x-oauth-basic@host", "https://‹redacted›@host"),
            ("a https://u:p@h1/ b http://u:q@h2?x", "a https://u:‹redacted›@h1/ b http://u:‹redacted›@h2?x"),
            ("https://u:p@ss@h/", "https://u:‹redacted›@h/"),
            ("PRIVATE-TOKEN: abc", "PRIVATE-TOKEN: ‹redacted›"),
            ("Private-Token:abc\r\nX: y", "Private-Token:‹redacted›\r\nX: y"),
            ("Authorization: Bearer abc", "Authorization: Bearer ‹redacted›"),
            ("authorization: token abc, x", "authorization: token ‹redacted›, x"),
            ("Authorization: abc", "Authorization: ‹redacted›"),
            ("\"Authorization\": \"Basic YTpi\"", "\"Authorization\": \"Basic ‹redacted›\""),
            ("a Bearer 0123456789abcdef was", "a Bearer ‹redacted› was"),
            ("/x?private_token=abc&page=2", "/x?private_token=‹redacted›&page=2"),
            ("?access_token=a.b-c#d", "?access_token=‹redacted›#d"), ("job_token=abc", "job_token=‹redacted›"),
            ("client_secret=abc;", "client_secret=‹redacted›;"), ("Password=abc def", "Password=‹redacted› def"),
            (#"{"token":"abc","id":1}"#, #"{"token":"‹redacted›","id":1}"#),
            (#"{\"private_token\": \"abc\"}"#, #"{\"private_token\": \"‹redacted›\"}"#),
        ])
    func places(text: String, expected: String) { #expect(SecretShape.redacted(text) == expected) }

    @Test("a key is replaced with all its lines")
    func keys() {
        let key = "-----BEGIN RSA PRIVATE KEY-----\nabc\ndef\n-----END RSA PRIVATE KEY-----"
        #expect(SecretShape.redacted("a\n\(key)\nb") == "a\n‹redacted›\nb")
        #expect(SecretShape.redacted("\(key)\n\(key)") == "‹redacted›\n‹redacted›")
        #expect(SecretShape.redacted("a -----BEGIN EC\nabc") == "a ‹redacted›")
        #expect(SecretShape.redacted("-----BEGIN X-----abc-----END X") == "‹redacted›")
    }

    @Test(
        "a key behind whatever ends badly is replaced all the same",
        arguments: [
            "-----BEGIN A\nx\n-----END A\n",
            "-----BEGIN A-----END ", "-----BEGIN A-----END---", "glpat-0123456789abcdefghij",
            "eyJhbGciOiJSUzI1NiJ9.e30.",
            "client_secret=", "client_secret=abc", "{\"token\": \"", "Authorization: Bearer ", "Private-Token: ",
            "https://a:",
        ])
    func gluedKeys(before: String) {
        let key = "-----BEGIN RSA PRIVATE KEY-----\nPLANTED\n-----END RSA PRIVATE KEY-----"
        for text in [before + key, before + key + before + key + "\nend"] {
            let redacted = SecretShape.redacted(text)
            #expect(!redacted.contains("PLANTED"), "\(redacted)")
            #expect(redacted.contains("‹redacted›"))
        }
    }

    @Test("a block's last line that isn't closed doesn't cut the token behind it")
    func openLabel() {
        let token = "glpat-PLANTED0123456789abcdef"
        for length in 0..<90 {
            let text = "-----BEGIN A-----END" + String(repeating: " ", count: length) + "\(token) \(token)"
            #expect(SecretShape.redacted(text) == "‹redacted›")
        }
    }

    @Test(
        "names, sentences and addresses stay as they are",
        arguments: [
            "", "acme/glpat-rotation", "ghp_", "a ghp_ prefix", "glpat-", "eyJ", "eyJhbGciOiJSUzI1NiJ9", "-----",
            "----BEGIN",
            "invalid_token: Token is expired. You can either do re-authorization or token refresh.",
            "https://host:8080/x@y", "https://host/x?y=a@b", "http://[::1]:80/", "a://b", "mailto:a@b.c",
            "Bearer realm=\"x\"",
            "the Bearer is gone", "token expired", "token: none", "PRIVATE-TOKEN: <your_access_token>", "a=b&c=d", "=",
            ":",
            "{\"token\": null}", "{\"tokens\": 5}", "é = ☃: x", "0123456789abcdef0123456789abcdef01234567",
        ])
    func kept(text: String) { #expect(SecretShape.redacted(text) == text) }

    @Test("what is redacted once stays as it is")
    func idempotence() {
        for text in Self.tokens + ["https://user:abc@host/x", "?access_token=abc", "Authorization: Bearer abc"] {
            let once = SecretShape.redacted(text)
            #expect(SecretShape.redacted(once) == once)
        }
    }

    /// With a rule that looks at the rest of the text from each place, one of these would take hours.
    @Test(
        "a quarter of a megabyte of anything is looked at once",
        arguments: [
            "ghp_", "eyJ", "eyJa.", "eyJaaaaaaaaa.", "eyJaaaaaaaaa.eyJ.", "-----BEGIN", "-----END", "-", "://", ":",
            "=",
            "a=", "token=", "token:", "\"token\":\"", "Authorization: ", "Bearer ", "a", "glpat-", "https://a:b@", "g",
            "@",
            "forgeaudit-key-1:", "Authorization: Bearer", "é",
        ])
    func quarterMegabyte(piece: String) {
        let text = String(repeating: piece, count: 262_144 / piece.utf8.count)
        #expect(SecretShape.redacted(text).utf8.count <= 4 * 262_144)
    }
}
