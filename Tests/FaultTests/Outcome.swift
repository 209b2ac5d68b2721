// What a run of the auditor left in its snapshot.
import Foundation
import GRDB
import Inventory
import Snapshots

/// The snapshot by integration, as far as a fault may change it.
struct Outcome: Sendable {
    /// One row of an integration's list.
    struct Listed: Sendable, Hashable {
        let path: String
        let id: Int64
        let stale: String?
    }

    /// A rule within an integration, and what came of it.
    struct Cell: Hashable, Sendable {
        let rule: String
        let outcome: VerdictCount.Outcome
    }

    var states: [String: ImportState] = [:]
    var doubts: [String: String] = [:]
    var repositories: [String: Set<Listed>] = [:]
    var verdicts: [String: [Cell: Int]] = [:]
    var gaps: [GapRecord] = []
    /// Reasons of unverified verdicts, by rule.
    var reasons: [String: Set<String>] = [:]

    init(_ file: URL) throws {
        let snapshot = try Snapshot.read(file)
        defer { try? snapshot.close() }
        for record in try snapshot.integrations() {
            states[record.name] = record.importState
            doubts[record.name] = record.importDoubt
        }
        for count in try snapshot.verdictCounts() {
            verdicts[count.home.text, default: [:]][Cell(rule: count.rule, outcome: count.outcome)] = count.subjects
        }
        gaps = try snapshot.gaps()
        try snapshot.forEachFinding(FindingQuery(order: .home)) { finding in
            if !finding.isFail { reasons[finding.rule, default: []].insert(finding.reason) }
        }
        let queue = try DatabaseQueue(path: file.path)
        let rows = try queue.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT i.name, r.path, r.forge_repository_id AS id, ir.stale_since FROM integration_repository ir
                    JOIN integration i ON i.id = ir.integration_id JOIN repository r ON r.id = ir.repository_id
                    """)
        }
        for row in rows {
            repositories[row["name"], default: []].insert(
                Listed(path: row["path"], id: row["id"], stale: row["stale_since"]))
        }
    }

    func count(_ integration: String, _ rule: String, _ outcome: VerdictCount.Outcome) -> Int {
        verdicts[integration]?[Cell(rule: rule, outcome: outcome)] ?? 0
    }

    func paths(_ integration: String) -> Set<String> { Set((repositories[integration] ?? []).map { $0.path }) }

    /// The struck integration's gaps, and those of the App that it shares with the other.
    func gaps(of integration: String) -> [GapRecord] {
        gaps.filter { $0.integration == integration || $0.home == .app("hub") }
    }
}
