// Cutting and cleaning of quoted text.

import Testing

@testable import Rules

struct ExcerptTests {
    @Test("200 scalars stay, one more is cut")
    func length() {
        let fitting = String(repeating: "x", count: 200)
        #expect(fitting.excerpt == fitting)
        #expect((fitting + "y").excerpt == String(repeating: "x", count: 199) + "…")
    }

    @Test("one character of a million scalars is cut as well")
    func stackedAccents() {
        let text = "e" + String(repeating: "\u{301}", count: 1_000_000)
        #expect(text.excerpt.unicodeScalars.count == 200)
    }

    @Test("ordinary text of any script stays", arguments: ["", "häuser/ß", "日本", "a b\u{A0}c", "😀", "`<&>\"'"])
    func ordinary(text: String) {
        #expect(text.excerpt == text)
    }

    @Test(
        "what can't be seen is made visible",
        arguments: ["\n", "\u{0}", "\u{202E}", "\u{200B}", "\u{2028}", "\u{E000}"])
    func invisible(text: String) {
        #expect(text.excerpt == "\u{FFFD}")
    }
}
