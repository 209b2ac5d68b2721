// Runs a team's own rule and turns its rows into verdicts.

import Foundation
import Inventory
import Rules
import Snapshots

/// The verdicts of one rule, subject by subject.
struct CustomVerdicts {
    let rule: CustomRule
    private(set) var rows: [(key: SubjectKey, verdict: Verdict)] = []

    /// Where the query can't be used (it gives what isn't there, or costs too much), the rule is unverified for every
    /// integration: an import must not be lost by it, and nothing may pass.
    init(_ rule: CustomRule, on snapshot: Snapshot, asOf: Date, index: SubjectIndex) throws {
        self.rule = rule
        do {
            let query = try SandboxedQuery(rule.query, over: snapshot.file, asOf: Timestamp.format(asOf))
            let columns = try CustomColumns(query.columns, of: rule.subjectKind)
            var seen: Set<SubjectKey> = []
            var collected: [(key: SubjectKey, verdict: Verdict)] = []
            try query.forEachRow { values in
                let row = columns.read(values)
                let entry = try Self.subject(row, rule, index)
                guard seen.insert(entry.key).inserted else {
                    throw QueryProblem("it gives \(row.name) more than once")
                }
                collected.append((entry.key, try Self.verdict(row, entry, rule)))
            }
            rows = collected.sorted { ($0.key.home.text, $0.key.path) < ($1.key.home.text, $1.key.path) }
        } catch let problem as QueryProblem {
            let reason = Unreadable(.projects, .malformed, "The rule's query can't be used: \(problem.message).")
            rows = index.integrations.sorted().compactMap { name in
                index.integration(name).map { ($0.key, .unverified(reason)) }
            }
        }
    }

    private static func subject(
        _ row: CustomColumns.Row, _ rule: CustomRule, _ index: SubjectIndex
    ) throws -> SubjectIndex.Entry {
        guard let integration = row.integration, let known = index.integration(integration) else {
            throw QueryProblem("it gives an integration that isn't there: \(row.name)")
        }
        guard rule.subjectKind == .repository else { return known }
        guard let path = row.subject, let entry = try index.repository(path, of: integration) else {
            throw QueryProblem("it gives a repository that the integration doesn't reach: \(row.name)")
        }
        return entry
    }

    /// As with every rule, nothing is known today of what only an earlier run saw.
    private static func verdict(
        _ row: CustomColumns.Row, _ entry: SubjectIndex.Entry, _ rule: CustomRule
    ) throws -> Verdict {
        let reason = row.reason ?? rule.title
        if let since = entry.staleSince, row.verdict != "not_applicable" {
            return .unverified(
                Unreadable(
                    .projects, .stale,
                    "Stale since \(Timestamp.format(since)): the import didn't reach the repository since then."))
        }
        switch row.verdict {
        case "pass": return .pass
        case "fail":
            return .fail(
                Defect(reason, observed: row.observed ?? "see the rule's query", expected: row.expected ?? rule.title))
        case "unverified":
            return .unverified(Unreadable(.projects, .incomplete, reason, missingPermission: row.missingPermission))
        case "not_applicable", "not applicable": return .notApplicable(reason)
        default:
            throw QueryProblem(
                "it gives \(row.name) the verdict '\(row.verdict ?? "NULL")': pass, fail, unverified or not_applicable")
        }
    }
}
