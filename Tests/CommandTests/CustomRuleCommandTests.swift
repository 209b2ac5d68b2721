// A team's own rule on the command line: where its mistakes are told, and where its results show.
import Foundation
import TestSupport
import Testing

@Suite("Rules of one's own", .timeLimit(.minutes(15)))
struct CustomRuleCommandTests {
    private func config(_ query: String) throws -> String {
        try String(contentsOf: Scratch.project.appending(path: Scratch.demoConfig), encoding: .utf8).replacing(
            "audit:\n",
            with: """
                audit:
                  custom_rules:
                    - id: acme-repository-public
                      title: Repository is visible to everyone
                      severity: low
                      rationale: Nobody decided that it is to be public.
                      remediation: Make it private.
                      controls: [NIST 800-53 AC-3, House rules H-1]
                      \(query)

                """)
    }

    @Test("Its results stand in every report, can be waived, explained, and verified")
    func results() async throws {
        let demo = try await Demo.first
        try await Scratch.use { scratch in
            _ = try demo.publish(in: scratch)
            try scratch.write(try config("query_file: public.sql"), to: Scratch.demoConfig)
            try scratch.write(
                """
                SELECT integration, path AS subject,
                  CASE visibility WHEN 'public' THEN 'fail' ELSE 'pass' END AS verdict, 'It is public.' AS reason
                FROM repository_access_view
                """, to: "fixtures/demo/public.sql")
            let audited = try await scratch.forgeaudit("audit", "-c", Scratch.demoConfig)
            #expect(audited.status == 1, "\(audited.text)")
            #expect(try await scratch.forgeaudit("report", "-c", Scratch.demoConfig).status == 1)
            for name in [
                "index.html", "i/acme-github.html", "junit.xml", "junit/TEST-acme-github.xml", "report.json",
                "report.sarif", "results.csv", "results.jsonl",
            ] {
                let text = try String(contentsOf: scratch.reports.appending(path: name), encoding: .utf8)
                #expect(text.contains("acme-repository-public"), "\(name)")
            }
            let verified = try await scratch.forgeaudit("snapshot", "verify", "-c", Scratch.demoConfig)
            #expect(verified.status == 0, "\(verified.text)")
        }
    }

    @Test("A query that can't be compiled is told with file, line and column, before anything is asked")
    func place() async throws {
        try await Scratch.use { scratch in
            try scratch.write(try config("query_file: public.sql"), to: Scratch.demoConfig)
            try scratch.write(
                "SELECT integration,\n  pth AS subject FROM integration_view", to: "fixtures/demo/public.sql")
            let run = try await scratch.forgeaudit("check", "-c", Scratch.demoConfig)
            #expect(run.status == 2)
            #expect(
                run.errors.hasPrefix(
                    "fixtures/demo/public.sql:2:3: error: rule 'acme-repository-public': no such column: pth"),
                "\(run.errors)")
            try scratch.write(try config("query: SELECT * FROM finding"), to: Scratch.demoConfig)
            let inline = try await scratch.forgeaudit("check", "-c", Scratch.demoConfig)
            #expect(
                inline.status == 2 && inline.errors.contains("it may only read the observations"), "\(inline.errors)")
        }
    }
}
