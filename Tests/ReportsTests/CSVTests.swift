// results.csv: what a spreadsheet makes of it.

import Foundation
import Snapshots
import Testing

@testable import Reports

struct CSVTests {
    @Test(
        "No cell is a formula, and every cell is one line",
        arguments: [
            ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""), ("+1", "'+1"), ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'=1"), ("\r=1", "\\u{D}=1"), ("  =1", "'=1"), ("\n@x", "'@x"),
            ("\u{FF1D}1", "'\u{FF1D}1"), ("a,b", "\"a,b\""), ("a\nb", "a b"), ("a=b", "a=b"), ("", ""),
            ("\u{202E}x", "\\u{202E}x"),
        ])
    func cells(text: String, expected: String) {
        #expect(CSVText.cell(text) == expected)
    }

    @Test("The demo's rows come back whole, one for each result that isn't a pass")
    func demo() async throws {
        let rendered = try await Scratch().render(DemoFleet.make(), formats: [.csv])
        let data = try rendered.data("results.csv")
        let file = try #require(CSVFile(data))
        #expect(file.header == CSVReport.columns)
        let outcome = try rendered.snapshot.outcome()
        #expect(file.rows.count == outcome.fails + outcome.unverified + outcome.waived)
        #expect(file.column("subject").contains("acme/<script>alert(1)</script>"))
        #expect(file.column("subject").contains("acme/\\u{202E}gnp.exe\\u{202C}"))
        #expect(file.column("subject_url").allSatisfy { $0.isEmpty || $0.hasPrefix("https://") })
        let text = try #require(String(data: data, encoding: .utf8))
        #expect(text.utf8.filter { $0 == 0x0A }.count == file.rows.count + 1)
        #expect(!text.unicodeScalars.contains("\u{202E}") && !text.unicodeScalars.contains("\u{1B}"))
        #expect(rendered.notices.isEmpty)
    }

    @Test("The reader that these tests use refuses what isn't RFC 4180")
    func reader() {
        #expect(CSVFile(Data("a,b\r\n1,\"x\"\"y,\"\r\n".utf8))?.rows == [["1", "x\"y,"]])
        for broken in ["a\n", "a,b\r\n1\r\n", "a\r\n\"x\r\n", "a\r\nx\"y\r\n", "a\r\n\"x\"y\r\n"] {
            #expect(CSVFile(Data(broken.utf8)) == nil)
        }
    }
}
