// Texts from outside, as reports may show them.

import Testing

@testable import Reports

struct TextTests {
    @Test(
        "Forbidden and misleading characters become visible",
        arguments: [
            ("a\u{1B}[31m", "a\\u{1B}[31m"), ("\u{202E}gnp", "\\u{202E}gnp"), ("a\u{0}b", "a\\u{0}b"),
            ("\u{FFFE}", "\\u{FFFE}"),
            ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"), ("\u{7F}\u{85}", "\\u{7F}\\u{85}"), ("a\rb", "a\\u{D}b"),
            ("\u{200F}", "\\u{200F}"), ("keep\n\ttabs é 🚀", "keep\n\ttabs é 🚀"), ("\u{1FFFF}", "\\u{1FFFF}"),
            ("we\u{200B}b", "we\\u{200B}b"), ("\u{AD}\u{2060}", "\\u{AD}\\u{2060}"), ("\u{3164}", "\\u{3164}"),
            ("\u{E0041}", "\\u{E0041}"), ("☎\u{FE0F} नमस्ते", "☎\u{FE0F} नमस्ते"),
        ])
    func visible(text: String, expected: String) {
        #expect(VisibleText.of(text) == expected)
    }

    @Test("One line is one line, and what is cut off is announced")
    func line() {
        #expect(VisibleText.line("  a \n\t b  ") == "a b")
        for plain in ["", "a", "~", "a b", "a b c!"] { #expect(VisibleText.line(plain) == plain) }
        for (text, expected) in [
            (" ", ""), (" a", "a"), ("a ", "a"), ("a  b", "a b"), ("a\u{7F}b", "a\\u{7F}b"), ("a\u{1F}", "a\\u{1F}"),
            ("a\u{0} b", "a\\u{0} b"), ("é  é", "é é"), ("a\nb", "a b"), ("a\tb", "a b"),
        ] {
            #expect(VisibleText.line(text) == expected)
        }
        #expect(VisibleText.line("abcdef", limit: 4) == "abc…")
        #expect(VisibleText.line("abcd", limit: 4) == "abcd")
        #expect(VisibleText.clipped("ééé", toBytes: 5) == "é…")
    }

    @Test(
        "Only plain web addresses become links",
        arguments: [
            ("https://gitlab.example.com/a/b?c=1", true), ("http://localhost:8080/", true), ("https://[::1]/x", true),
            ("javascript:alert(1)", false), ("data:text/html,x", false), ("https://", false), ("//example.com", false),
            ("https://user:secret@example.com/", false), ("https://example.com/\u{202E}x", false),
            ("https://ex ample.com/", false), ("https://пример.example/", false), ("ftp://example.com/", false),
        ])
    func links(url: String, allowed: Bool) {
        #expect((ExternalLink.of(url) != nil) == allowed)
    }

    @Test("Slugs hold safe characters only, and alike ids get different ones whatever their order")
    func slugs() {
        let ids = ["acme.github", "acme-github", "ACME-github", "plain_1", "日本", "", "<b>"]
        let slugs = Slugs(ids)
        let reversed = Slugs(ids.reversed())
        #expect(slugs["plain_1"] == "plain_1")
        #expect(Set(ids.map { slugs[$0].lowercased() }).count == ids.count)
        for id in ids {
            #expect(slugs[id] == reversed[id])
            #expect(!slugs[id].isEmpty)
            #expect(
                slugs[id].utf8.allSatisfy { $0 == 45 || $0 == 95 || (48...57).contains($0) || (65...122).contains($0) })
        }
    }

    @Test("Numbers and plurals read the same everywhere")
    func wording() {
        #expect(Wording.number(1_234_567) == "1,234,567")
        #expect(Wording.number(999) == "999")
        #expect(Wording.percent(144, of: 3257) == "4.5" && Wording.percent(1, of: 1_000_000) == "0.1")
        #expect(Wording.percent(7, of: 7) == "100" && Wording.percent(0, of: 0) == "0")
        #expect(Wording.count(1, "repository", "repositories") == "1 repository")
        #expect(Wording.list(["a", "b", "c"]) == "a, b and c")
        #expect(ControlsSection.numerically("1.4.2", "1.4.10"))
        #expect(!ControlsSection.numerically("1.4.10", "1.4.2"))
    }
}
