// A team's own rules: what their rows become, and what their queries may not do.

import Audit
import Foundation
import Inventory
import Rules
import Snapshots
import Testing

@Suite struct CustomRuleTests {
    private func rule(_ query: String, about kind: SubjectKind = .repository) -> CustomRule {
        CustomRule(
            id: "acme-own-rule", title: "Own rule", severity: .high, subjectKind: kind, rationale: "Because.",
            remediation: "Do.", controls: [Control("House", "1")], query: query)
    }

    private func judged(_ rule: CustomRule) async throws -> (findings: [FindingRecord], counts: [VerdictCount]) {
        let file = SnapshotFile()
        try await file.write([
            "one": .sound([(11, "u/alpha"), (12, "u/beta")], base: 1), "two": .sound([(21, "v/gamma")], base: 101),
        ])
        return try file.edited { snapshot in
            let policy = AuditPolicy(path: "c.yaml", sha256: "ff", customRules: [rule])
            try AuditRun(rules: [], policy: policy, toolVersion: "9").run(on: snapshot)
            var findings: [FindingRecord] = []
            try snapshot.forEachFinding(FindingQuery()) { findings.append($0) }
            #expect(try AuditVerification.run(on: snapshot, rules: []) == .follows)
            #expect(try snapshot.integrityProblems() == [])
            return (findings, try snapshot.verdictCounts())
        }
    }

    private static let all = """
        SELECT i.name AS integration, r.path AS subject,
          CASE r.path WHEN 'u/alpha' THEN 'fail' WHEN 'u/beta' THEN 'unverified' ELSE 'pass' END AS verdict,
          'as of ' || :as_of AS reason, r.path AS observed
        FROM integration_repository ir JOIN integration i ON i.id = ir.integration_id
          JOIN repository r ON r.id = ir.repository_id;
        """

    @Test("Rows become verdicts with the subject's own id, and are counted with all others")
    func rows() async throws {
        let (findings, counts) = try await judged(rule(Self.all))
        #expect(findings.map(\.subject) == ["u/alpha", "u/beta"])
        let alpha = try #require(findings.first)
        #expect((alpha.isFail, alpha.severity, alpha.subjectForgeID, alpha.observed) == (true, .high, 11, "u/alpha"))
        #expect(alpha.reason == "as of \(Timestamp.format(SnapshotFile.finished))")
        #expect(findings[1].missing != nil)
        #expect(counts.count == 3 && counts.contains { $0.home == .integration("two") && $0.outcome == .pass })
    }

    @Test(
        "What a row says wrongly makes the rule unverified for every integration, and never passes",
        arguments: [
            ("SELECT 'one' AS integration, 'u/nothing' AS subject, 'pass' AS verdict", "doesn't reach: one/u/nothing"),
            ("SELECT 'nine' AS integration, 'u/alpha' AS subject, 'pass' AS verdict", "isn't there: nine/u/alpha"),
            ("SELECT 'one' AS integration, 'u/alpha' AS subject, 'fine' AS verdict", "the verdict 'fine'"),
            ("SELECT 'one' AS integration, 'u/alpha' AS subject, NULL AS verdict", "the verdict 'NULL'"),
            (
                """
                SELECT 'one' AS integration, 'u/alpha' AS subject, 'pass' AS verdict
                UNION ALL SELECT 'one', 'u/alpha', 'fail'
                """, "one/u/alpha more than once"
            ),
            (
                """
                WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
                SELECT 'one' AS integration, 'u/alpha' AS subject, 'pass' AS verdict FROM n WHERE x < 0
                """, "takes more than 100000000 steps"
            ),
            (
                """
                SELECT 'one' AS integration, 'u/alpha' AS subject, 'pass' AS verdict,
                  hex(printf('%900000s', name)) AS reason FROM forge JOIN integration
                """, "more than 1000000 bytes"
            ),
        ])
    func unusable(query: String, message: String) async throws {
        let (findings, counts) = try await judged(rule(query))
        #expect(findings.map(\.integration) == ["one", "two"])
        #expect(findings.allSatisfy { !$0.isFail && $0.reason.contains(message) }, "\(findings.map(\.reason))")
        #expect(counts.allSatisfy { $0.outcome == .unverified })
    }

    @Test("Rows about integrations need no subject")
    func integrations() async throws {
        let (findings, _) = try await judged(
            rule("SELECT name AS integration, 'fail' AS verdict FROM integration", about: .integration))
        #expect(findings.map(\.subject) == ["one", "two"])
        #expect(findings.allSatisfy { $0.reason == "Own rule" && $0.subjectKind == .integration })
    }

    @Test("What a reason holds is cut and cleaned")
    func hostile() async throws {
        let (findings, _) = try await judged(
            rule(
                """
                SELECT name AS integration, 'fail' AS verdict, char(27) || '[31m' || char(8238) || printf('%900s', 'x')
                  AS reason FROM integration
                """, about: .integration))
        #expect(findings.allSatisfy { $0.reason.unicodeScalars.count == 500 && $0.reason.hasPrefix(" [31m ") })
    }

    @Test(
        "A query that writes, leaves the snapshot, or is none is refused before it runs, with its place",
        arguments: [
            ("SELECT name AS integration,\n  verdct FROM integration", "no such column: verdct", 2, 3),
            ("SELEC 1", "near \"SELEC\": syntax error", 1, 1),
            ("DELETE FROM repository", "may only read", nil, nil),
            ("PRAGMA writable_schema = ON", "may only read", nil, nil),
            ("ATTACH '/etc/passwd' AS x", "may only read", nil, nil),
            ("VACUUM INTO '/tmp/x'", "may only read", nil, nil),
            ("SELECT load_extension('x')", "may only read", nil, nil),
            ("SELECT random() AS integration", "may only read", nil, nil),
            ("SELECT * FROM finding", "may only read", nil, nil),
            ("SELECT * FROM finding_view", "may only read", nil, nil),
            ("SELECT * FROM sqlite_master", "may only read", nil, nil),
            ("SELECT * FROM pragma_database_list", "may only read", nil, nil),
            ("CREATE TEMP TABLE t (a)", "may only read", nil, nil),
            ("BEGIN", "may only read", nil, nil),
            ("SELECT 1 AS integration, 2 AS verdict; SELECT 3", "more than one statement", 1, 39),
            ("SELECT ?1 AS integration, 2 AS verdict", "a parameter other than :as_of", nil, nil),
            ("-- nothing", "there is no statement", nil, nil),
            ("SELECT 1 AS integration", "it has no column 'verdict'", nil, nil),
            ("SELECT 1 AS integration, 2 AS verdict, 3 AS colour", "it has a column 'colour'", nil, nil),
        ] as [(String, String, Int?, Int?)])
    func refused(query: String, message: String, line: Int?, column: Int?) {
        let error = #expect(throws: CustomRuleError.self) { try rule(query, about: .integration).check() }
        #expect(error?.problem.message.contains(message) == true, "\(error?.problem.message ?? "")")
        if let line { #expect(error?.problem.place == .init(line: line, column: column ?? 0)) }
    }
}
