// The verdicts on the fleet of corner cases against a table that was written by hand, result by result.
import Foundation
import Rules
import TestSupport
import Testing

@Suite("The truth table", .timeLimit(.minutes(15)))
struct TruthTableTests {
    /// Rules without a row, and why.
    static let awaited: Set = [
        // What the app's own key shows beyond the installations that the config names.
        "github-app-webhook-tls-verification-off", "github-app-webhook-secret-missing",
        "github-app-webhook-deliveries-failing", "github-installation-not-attached",
        "github-installation-request-pending",
        // The mode of a file on this machine, not a fact of the fleet.
        "secret-file-readable-by-others",
        // They compare two runs.
        "repository-disappeared", "repository-access-lowered", "installation-permission-widened",
    ]

    @Test("the table is well formed: no result twice, known words, a reason wherever there is one")
    func form() throws {
        let rows = try TruthTable.read().rows
        #expect(rows.count >= 200)
        let keys = rows.map { [$0.integration, $0.subject, $0.rule] }
        #expect(Set(keys).count == keys.count)
        for row in rows {
            #expect(["pass", "fail", "unverified", "waived", "not applicable"].contains(row.verdict), "\(row)")
            #expect(row.reason.isEmpty == (row.verdict == "pass"), "\(row)")
        }
    }

    @Test("every subject by every rule is what the table says: no row is missing, none is too many")
    func rows() async throws {
        let table = try TruthTable.read()
        let run = try await TruthRun.shared
        let actual = run.rows.filter { table.rules.contains($0.rule) }
        let expected = Set(table.rows)
        #expect(expected.subtracting(actual).sorted() == [], "in the table, and not so: \(run.run.errors)")
        #expect(actual.subtracting(expected).sorted() == [], "so, and not in the table")
    }

    @Test("the command and the rules, asked one by one, say the same")
    func agreement() async throws {
        let run = try await TruthRun.shared
        #expect(run.contradictions == [])
        #expect(run.run.status == 3, "imports that aren't complete: \(run.run.text)")
    }

    @Test("the snapshot's counts are those of the table")
    func counts() async throws {
        let table = try TruthTable.read()
        let actual = try await TruthRun.shared.counts.filter { table.rules.contains($0.key.rule) }
        let expected = Dictionary(grouping: table.rows) { row in
            TruthRun.Count(integration: row.integration, rule: row.rule, verdict: row.verdict)
        }.mapValues(\.count)
        for count in Set(actual.keys).union(expected.keys) {
            #expect(actual[count] == expected[count], "\(count)")
        }
    }

    @Test("every rule has rows, but for those of which it is said why not")
    func rules() throws {
        let rules = try TruthTable.read().rules
        let known = Set(RuleCatalogue.all.map(\.id))
        #expect(rules.subtracting(known).sorted() == [])
        #expect(known.subtracting(rules).subtracting(Self.awaited).sorted() == [])
        #expect(rules.intersection(Self.awaited).sorted() == [], "they have rows")
    }

    @Test("every rule passes and fails in the table, and can't be verified where that can be")
    func breadth() throws {
        let rows = try TruthTable.read().rows
        for rule in RuleCatalogue.all where !Self.awaited.contains(rule.id) {
            let verdicts = Set(rows.filter { $0.rule == rule.id }.map(\.verdict))
            let wanted: Set = rule.alwaysDecides == nil ? ["pass", "fail", "unverified"] : ["pass", "fail"]
            #expect(wanted.subtracting(verdicts) == [], "\(rule.id)")
        }
    }
}
