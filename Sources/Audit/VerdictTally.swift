// Counts verdicts per integration and rule.

import Inventory
import Snapshots

struct VerdictTally {
    private struct Cell: Hashable {
        let integration: String
        let rule: String
        let outcome: VerdictCount.Outcome
    }

    private var cells: [Cell: Int] = [:]

    mutating func count(_ kind: Verdict.Kind, _ integration: String, _ rule: String) {
        add(kind == .pass ? .pass : .notApplicable, integration, rule)
    }

    mutating func count(_ finding: FindingRecord, _ rule: String) {
        let open: VerdictCount.Outcome = finding.isFail ? .fail : .unverified
        add(finding.waived ? .waived : open, finding.integration, rule)
    }

    private mutating func add(_ outcome: VerdictCount.Outcome, _ integration: String, _ rule: String) {
        cells[Cell(integration: integration, rule: rule, outcome: outcome), default: 0] += 1
    }

    /// Results of each rule that aren't "not applicable".
    var judgedByRule: [String: Int] {
        cells.reduce(into: [:]) { sums, cell in
            if cell.key.outcome != .notApplicable { sums[cell.key.rule, default: 0] += cell.value }
        }
    }

    var counts: [VerdictCount] {
        cells.map {
            VerdictCount(
                integration: $0.key.integration, rule: $0.key.rule, outcome: $0.key.outcome, subjects: $0.value)
        }
    }
}
