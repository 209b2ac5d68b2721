// summary.md: small enough for every place that it is put into, and dead.

import Foundation
import Inventory
import Snapshots
import Testing

@testable import Reports

struct MarkdownTests {
    @Test(
        "Words mean nothing to Markdown, to GitHub or to GitLab",
        arguments: [
            ("a|b", "a\\|b"), ("`x`", "\\`x\\`"), ("<b>&", "&lt;b&gt;&amp;"), ("@alice", "@<!-- -->alice"),
            ("#12", "#<!-- -->12"), ("a\n\n# b", "a #<!-- --> b"), ("https://x.example", "https:<!-- -->//x.example"),
            ("[x](y)", "\\[x\\](y)"), ("*a* _b_ ~c~", "\\*a\\* \\_b\\_ \\~c\\~"), ("\u{202E}x", "\\\\u{202E}x"),
            ("plain, text: 12 %.", "plain, text: 12 %."), ("www.x.example", "www<!-- -->.x.example"),
        ])
    func words(text: String, expected: String) {
        #expect(MarkdownText.words(text) == expected)
    }

    @Test(
        "Code is fenced by more backticks than it holds, and doesn't end a table's cell",
        arguments: [
            ("acme/web", "`acme/web`"), ("a`b", "``a`b``"), ("``x", "``` ``x ```"), ("a|b", "`a\\|b`"),
            ("@all", "`@all`"), ("a\nb", "`a b`"), ("", "(unnamed)"), ("<b>", "`<b>`"),
        ])
    func code(text: String, expected: String) {
        #expect(MarkdownText.code(text) == expected)
    }

    @Test("Only plain web addresses become links, and none ends its own brackets")
    func links() {
        #expect(MarkdownText.link("x", to: "javascript:alert(1)") == "`x`")
        #expect(MarkdownText.link("x", to: "https://a.example/(b)c@d") == "[`x`](<https://a.example/%28b%29c%40d>)")
    }

    @Test("The demo's summary shows the verdict, every integration and the worst findings, and nothing live")
    func demo() async throws {
        let rendered = try await Scratch().render(DemoFleet.make(), formats: [.markdown, .html])
        let text = try rendered.text("summary.md")
        #expect(text.hasPrefix("### Audit of forge integrations: not met\n"))
        #expect(text.contains("In the same folder: `index.html`."))
        #expect(text.components(separatedBy: "\n- **").count == 21)
        for heading in text.split(separator: "\n").filter({ $0.hasPrefix("#") }) { #expect(heading.hasPrefix("###")) }
        let outside = text.replacing(/`+[^`\n]+`+/, with: "")
        for live in ["<script", "<b>", "</details><script", " @", "\u{202E}", "\u{1B}"] {
            #expect(!outside.contains(live), "\(live)")
        }
        #expect(text.components(separatedBy: "<details>").count == text.components(separatedBy: "</details>").count)
        for row in text.split(separator: "\n").filter({ $0.hasPrefix("|") }) { #expect(row.hasSuffix(" |")) }
    }

    @Test("However large the fleet and its names, the summary stays below 60 KB and says what it leaves out")
    func large() async throws {
        var fleet = TestFleet(rules: DemoRules.all)
        let long = String(repeating: "very|long`name@<", count: 40)
        for index in 0..<300 {
            fleet.add("integration-\(index)", state: .incomplete, doubt: long)
            fleet.fail(
                "rebuild-hook-missing", "integration-\(index)", "acme/\(long)\(index)", reason: long, observed: long,
                expected: long)
            fleet.unverified("rebuild-hook-disabled", "integration-\(index)", ["x"], permission: long, reason: long)
            fleet.waive("W-\(index)", "rebuild-hook-missing", "x/\(long)", expires: "2027-01-01", reason: long)
        }
        let rendered = try await Scratch().render(fleet, formats: [.markdown])
        let text = try rendered.text("summary.md")
        #expect(text.utf8.count <= 60 * 1_024)
        let rows = text.components(separatedBy: "\n| `integration-").count - 1
        #expect(text.contains("\(300 - rows) integrations more"))
        #expect(text.contains("more of 300."))
        #expect(text.contains("reasons more."))
    }
}
