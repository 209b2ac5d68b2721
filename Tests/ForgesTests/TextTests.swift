// Texts from a forge on their way into the snapshot, and names on their way into a URL.

import Foundation
import Inventory
import Testing

@testable import Forges

@Suite struct TextTests {
    private static let long = String(repeating: "aB3_", count: 130)

    @Test(
        "Whatever looks like a credential is left out, however it is dressed",
        arguments: [
            "ghp_0123456789abcdefghijABCDEFGHIJ012345", "gho_x", "ghu_x", "ghr_x", "github_pat_11AAAAAAA0abcdefg_xyz",
            "ghs_4711_eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiI0NzExIn0.\(long)", "glpat-0123456789abcdefghij",
            "glpat-0123456789abcdefghijABCDEFG.01.0abcdefgh", "gldt-x1234567", "GLPAT-UPPER", "glft-abc", "glsoat-abc",
            "eyJhbGciOiJSUzI1NiJ9.e30.c2ln", long, "0123456789abcdef0123456789abcdef01234567",
            "-----BEGIN RSA PRIVATE KEY-----",
        ])
    func redacted(token: String) {
        let start = String(token.prefix(12))
        for text in [
            token, "token \(token) expired", "\"\(token)\"", "(\(token)).", "token=\(token)&x", "a\t\(token)\nb",
            "\(token),\(token)",
            "https://oauth2:\(token)@forge/x.git", "'\(token)'", "<\(token)>", "x\u{00A0}\(token)\u{2028}y",
        ] {
            let clean = SafeText.clean(text)
            #expect(!clean.contains(start), "\(clean)")
        }
        #expect(!SafeText.cleanQuery("/x?private_token=\(token)&page=2").contains(start))
        #expect(!SafeText.cleanQuery("/x?q=\(token)").contains(start))
    }

    @Test("A credential is hidden byte by byte, also where an accent or another one follows")
    func hidden() {
        let secret = "opaque-credential"
        let hiding = { SafeText.hiding(["Bearer \(secret)"], in: $0) }
        for text in [secret, "\(secret)\u{301}", "a\(secret)\(secret)b", "x \(secret)é", "opaque-\(secret)"] {
            #expect(!Array(hiding(text).utf8).contains(secret.utf8), "\(text)")
        }
        #expect(hiding("opaque-credentia") == "opaque-credentia")
        #expect(hiding("") == "")
        #expect(SafeText.hiding(["short"], in: "short") == "short")
    }

    @Test("Ordinary sentences stay")
    func kept() {
        for text in [
            "Resource not accessible by integration", "404 Project Not Found",
            "You have exceeded a secondary rate limit.",
            "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
            "App permission contents: read",
            "https://docs.github.com/rest/orgs/members#get-organization-membership-for-a-user",
        ] { #expect(SafeText.clean(text) == text) }
        #expect(!SafeText.clean("see https://user:hunter2@forge/x").contains("hunter2"))
        for count in 10..<30 {
            // What is redacted before it is shorter: the address is where a long text is cut.
            let tokens = String(repeating: "glpat-\(String(repeating: "a", count: 43)),", count: count)
            #expect(!SafeText.clean("\(tokens)https://u:hunter2hunter2hunter2@forge").contains("hunter2"))
        }
        #expect(SafeText.cleanQuery("/x/glpat-0123456789abcdefghij/y") == "/x/‹redacted›/y")
        #expect(SafeText.cleanQuery("/projects?membership=true&id_after=5") == "/projects?membership=true&id_after=5")
    }

    @Test(
        "A query that needs no cleaning stays as it is; one look at its bytes finds those that do",
        arguments: [
            ("/x?page_TOKEN=abc", "/x?page_TOKEN=‹redacted›"), ("/x?a=1&Tokens=2&b=3", "/x?a=1&Tokens=‹redacted›&b=3"),
            ("/x?a=token", "/x?a=token"), ("/x?a=1&&b=2", "/x?a=1&b=2"), ("/x?", "/x?"), ("/token/x", "/token/x"),
            ("/x?a=\(String(repeating: "0aB", count: 13))", "/x?a=‹redacted›"),
            ("/x?\(String(repeating: "aB", count: 20))", "/x?‹redacted›"), ("/x?a0b1token&c=1", "/x?‹redacted›&c=1"),
            ("/x?\(String(repeating: "aB0", count: 20))=1", "/x?‹redacted›"),
            ("/x?toke\u{4E}=1&n=\u{212A}", "/x?toke\u{4E}=‹redacted›&n=\u{212A}"), ("/x?a=é", "/x?a=é"),
            ("/x?q=glpat-0123456789abcdefghij", "/x?q=‹redacted›"),
        ])
    func query(path: String, clean: String) { #expect(SafeText.cleanQuery(path) == clean) }

    @Test("A credential within a single word is found, whatever stands around it")
    func withinWord() {
        for word in ["xghp_y", "a/GLPAT-b", "x.eyJz", "--\u{212A}--glpat-\u{212A}", "forgeaudit-\u{212A}ey-1:x"] {
            #expect(SafeText.clean(word) == "‹redacted›")
        }
        let run = String(repeating: "a", count: 40)
        for word in [run, run + "7", "7" + run, "(\(run)7)"] { #expect(SafeText.clean(word) == "‹redacted›") }
        for word in ["(\(run))", run.dropLast() + "", "7(" + run + ")", "private", "ghp", "glpa-t"] {
            #expect(SafeText.clean(word) == word)
        }
        #expect(SafeText.clean("https://u:hunter2hunter2@forge") == "https://u:‹redacted›@forge")
        #expect(SafeText.clean(String(repeating: "b/", count: 200)).count == 200)
    }

    @Test("A cleaned text is one bounded line without anything invisible")
    func oneLine() {
        let hostile = "a\r\nb\u{1B}[31mc\u{0}d\u{202E}e\u{2028}f\u{2029}g\u{85}h\u{FEFF}i"
        let clean = SafeText.clean(hostile)
        #expect(
            clean.unicodeScalars.allSatisfy {
                $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
            })
        #expect(clean.split(whereSeparator: \.isNewline).count == 1)
        #expect(SafeText.clean(String(repeating: "word ", count: 100_000)).count <= 200)
        #expect(SafeText.clean("e" + String(repeating: "\u{301}", count: 100_000)).unicodeScalars.count <= 800)
        #expect(SafeText.cleanQuery("/x?" + String(repeating: "a=b&", count: 10_000)).count <= 1_000)
    }

    @Test("A kept name is bounded in scalars, not only in what looks like one character")
    func boundedName() {
        #expect(PayloadText.bounded("main") == "main")
        #expect(PayloadText.bounded("acme/glpat-rotation") == "acme/glpat-rotation")
        #expect(PayloadText.bounded("acme/glpat-0123456789abcdefghij") == "acme/‹redacted›")
        #expect(PayloadText.bounded(String(repeating: "x", count: 2_000)).count == 500)
        #expect(PayloadText.bounded("e" + String(repeating: "\u{301}", count: 1_000_000)).utf8.count <= 4_000)
    }

    @Test("A name is one path segment, whatever it holds")
    func segment() {
        #expect(PercentEncoding.segment("acme/platform core") == "acme%2Fplatform%20core")
        #expect(PercentEncoding.segment("a?b#c%d&e+f\r\n") == "a%3Fb%23c%25d%26e%2Bf%0D%0A")
        #expect(PercentEncoding.segment("ä") == "%C3%A4")
        #expect(PercentEncoding.segment("A-z_0.9~") == "A-z_0.9~")
        #expect(!PercentEncoding.segment("..").contains(".."))
        #expect(PercentEncoding.segment(".") != ".")
    }

    @Test("The server's clock is read exactly, or not at all")
    func date() {
        #expect(HTTPDate.parse("Sun, 22 Nov 2026 02:00:00 GMT") == Date(timeIntervalSince1970: 1_795_312_800))
        #expect(HTTPDate.parse("Sun, 1 Nov 2026 02:00:00 GMT") == HTTPDate.parse("Sun, 01 Nov 2026 02:00:00 GMT"))
        for text in [
            "", "now", "Sun, 22 Nov 2026 02:00:00 CET", "Sunday, 22-Nov-26 02:00:00 GMT", "Sun Nov 22 02:00:00 2026",
            "Sun, 32 Nov 2026 02:00:00 GMT", "Sun, 30 Feb 2026 02:00:00 GMT", "Sun, 22 Nov 2026 25:00:00 GMT",
            "Sun, 22 Foo 2026 02:00:00 GMT", "Sun, 22 Nov 2026 02:00:00Zx GMT", "Sun, 22 Nov 99999999999 02:00:00 GMT",
            "Sun, 22 Nov 2026 02:00:00 GMT GMT",
        ] { #expect(HTTPDate.parse(text) == nil, "\(text)") }
    }

    @Test("The last page is read from the link, and nothing is made up")
    func lastPage() {
        #expect(LinkTargets(#"<https://h/x?per_page=100&page=3>; rel="last""#).lastPage == 3)
        #expect(LinkTargets(#"<https://h/x?page=3>; rel="next""#).lastPage == nil)
        for target in [
            "https://h/x", "https://h/x?page=", "https://h/x?page=many", "https://h/x?per_page=5",
            "https://h/x?page=99999999999999999999",
        ] {
            #expect(LinkTargets("<\(target)>; rel=\"last\"").lastPage == nil)
        }
    }

    @Test(
        "A refusal of a token is read from GitLab's own words only",
        arguments: [
            (
                401, "invalid_token: Token is expired. You can either do re-authorization or token refresh.",
                TokenRejection.expired
            ),
            (401, "invalid_token: Token was revoked. You have to re-authorize from the user.", .revoked),
            (401, "401 Unauthorized", .unknown), (403, "403 Forbidden  - Your account has been blocked.", .userBlocked),
            (403, "403 Forbidden", nil), (403, "insufficient_scope: The request requires higher privileges", nil),
            (401, "", nil),
            (nil, "expired", nil), (500, "expired", nil), (404, "404 Not Found", nil), (200, "", nil),
        ] as [(Int?, String, TokenRejection?)])
    func rejection(status: Int?, message: String, expected: TokenRejection?) {
        #expect(TokenRejection(status: status, message: message) == expected)
    }
}
