// What a Secret must never do, and the little that it does.

import Foundation
import Secrets
import Testing

@Suite("Secret")
struct SecretTests {
    private let content = "glpat-0123456789abcdefXYZ"

    private struct Holder {
        let name = "holder"
        let secret: Secret
        let list: [Secret]
        let maybe: Secret?
    }

    @Test("no way of printing shows the content")
    func printing() {
        let secret = Secret(content)
        let holder = Holder(secret: secret, list: [secret], maybe: secret)
        var dumped = ""
        dump(secret, to: &dumped)
        dump(holder, to: &dumped)
        var printed = ""
        print(secret, holder, [secret], ["key": secret], Optional(secret) as Any, to: &printed)
        debugPrint(secret, holder, to: &printed)
        let texts = [
            String(describing: secret), String(reflecting: secret), secret.description,
            secret.debugDescription, "\(holder)", String(reflecting: holder), "\(secret as Any)",
            Mirror(reflecting: secret).children.map { "\($0)" }.joined(), dumped, printed,
            String(format: "%@", String(describing: secret)),
        ]
        for text in texts { #expect(!text.contains("glpat") && !text.contains("XYZ"), "\(text)") }
        #expect(String(describing: secret) == "‹redacted›")
        #expect(secret.debugDescription == "‹redacted›")
        #expect(Mirror(reflecting: secret).children.isEmpty)
        #expect(dumped.contains("‹redacted›"))
    }

    @Test("it can't be encoded or compared with ==")
    func conformances() {
        let secret: Any = Secret(content)
        #expect(!(secret is any Encodable))
        #expect(!(secret is any Equatable))
        #expect(!(secret is any Hashable))
    }

    @Test("bytes and text are lent as they were given")
    func lending() throws {
        let secret = Secret(Array(content.utf8))
        #expect(secret.count == content.utf8.count)
        #expect(secret.withBytes { Array($0) } == Array(content.utf8))
        #expect(secret.withText { $0 } == content)
        #expect(throws: CancellationError.self) { try secret.withText { _ in throw CancellationError() } }
    }

    @Test(
        "matches compares content",
        arguments: [
            ("abc", "abc", true), ("abc", "abd", false), ("abc", "ab", false), ("", "", true), ("", "a", false),
        ])
    func matching(left: String, right: String, expected: Bool) {
        #expect(Secret(left).matches(Secret(right)) == expected)
    }

    @Test("the fingerprint is the start of HMAC-SHA256 as RFC 4231 has it")
    func fingerprint() {
        // RFC 4231, test case 2: key "Jefe", data "what do ya want for nothing?".
        let secret = Secret("what do ya want for nothing?")
        #expect(secret.fingerprint(salt: Array("Jefe".utf8)) == "5bdcc146bf60754e")
        #expect(secret.fingerprint(salt: Array("jefe".utf8)) != "5bdcc146bf60754e")
    }

    @Test("an empty secret is no trouble")
    func empty() {
        #expect(Secret("").withText { $0 } == "")
        #expect(Secret("").fingerprint(salt: [1]).count == 16)
    }
}
