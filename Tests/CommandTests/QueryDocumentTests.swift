// The queries and the rules of one's own that documents show, run against the demo.
import Foundation
import TestSupport
import Testing

@Suite("Documented queries", .timeLimit(.minutes(15)))
struct QueryDocumentTests {
    @Test("docs/queries.md: every query gives what the document says")
    func queries() async throws {
        let chapters = try QueryDocument("docs/queries.md", language: "sql").chapters
        #expect(chapters.count >= 10)
        let demo = try await Demo.first
        try await Scratch.use { scratch in
            let file = try demo.publish(in: scratch)
            for chapter in chapters {
                let rows = try QueryDocument.rows(of: chapter.code, in: file)
                #expect(chapter.table.count >= 2 && rows == chapter.table, "\(chapter.title)")
            }
        }
    }

    @Test("docs/custom-rules.md: both rules are fine, and their verdicts are those of the document")
    func customRules() async throws {
        let chapters = try QueryDocument("docs/custom-rules.md", language: "yaml").chapters
        try #require(chapters.count == 2)
        let rules = chapters.map { chapter in
            chapter.code.split(separator: "\n").dropFirst().map { "  \($0)\n" }.joined()
        }.joined()
        let demo = try await Demo.first
        try await Scratch.use { scratch in
            let file = try demo.publish(in: scratch)
            let config = try String(contentsOf: Scratch.project.appending(path: Scratch.demoConfig), encoding: .utf8)
            try scratch.write(
                config.replacing("audit:\n", with: "audit:\n  custom_rules:\n" + rules), to: Scratch.demoConfig)
            let audited = try await scratch.forgeaudit("audit", "-c", Scratch.demoConfig)
            #expect(audited.status == 1, "\(audited.text)")
            for chapter in chapters {
                let id = try #require(chapter.code.firstMatch(of: #/id: (\S+)/#)?.output.1)
                let rows = try QueryDocument.rows(
                    of: """
                        SELECT integration, verdict, count(*) AS subjects FROM finding_view
                        WHERE rule_id = '\(id)' GROUP BY integration, verdict ORDER BY integration
                        """, in: file)
                #expect(chapter.table.count >= 2 && rows == chapter.table, "\(chapter.title)")
                let passes = try QueryDocument.rows(
                    of: "SELECT passes > 0 AS passes, not_applicable FROM rule_view WHERE rule_id = '\(id)'", in: file)
                #expect(passes.last == ["1", "0"], "\(chapter.title)")
            }
        }
    }
}
