// The verdicts on the fleet of corner cases against a table that was written by hand, result by result.
import Foundation
import Rules
import TestSupport
import Testing

@Suite("The truth table", .timeLimit(.minutes(15)))
struct TruthTableTests {
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

    /// Not those about an App as a whole, about a file on this machine, or about the difference between two runs.
    @Test("every rule about what one run sees of an integration had its rows when the table was written")
    func rules() throws {
        let rules = try TruthTable.read().rules
        #expect(rules.subtracting(RuleCatalogue.all.map(\.id)).sorted() == [])
        #expect(rules.count >= 29)
    }

    @Test("every rule passes and fails in the table, and can't be verified where that can be")
    func breadth() throws {
        let table = try TruthTable.read()
        for rule in RuleCatalogue.all where table.rules.contains(rule.id) {
            let verdicts = Set(table.rows.filter { $0.rule == rule.id }.map(\.verdict))
            let wanted: Set = rule.alwaysDecides == nil ? ["pass", "fail", "unverified"] : ["pass", "fail"]
            #expect(wanted.subtracting(verdicts) == [], "\(rule.id)")
        }
    }
}
