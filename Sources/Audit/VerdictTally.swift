// Counts verdicts per home and rule.

import Inventory
import Snapshots

struct VerdictTally {
    private struct Cell: Hashable {
        let home: SubjectHome
        let rule: String
        let outcome: VerdictCount.Outcome
    }

    private var cells: [Cell: Int] = [:]

    mutating func count(_ kind: Verdict.Kind, _ home: SubjectHome, _ rule: String) {
        add(kind == .pass ? .pass : .notApplicable, home, rule)
    }

    mutating func count(_ finding: FindingRecord, _ rule: String) {
        let open: VerdictCount.Outcome = finding.isFail ? .fail : .unverified
        add(finding.waived ? .waived : open, finding.home, rule)
    }

    private mutating func add(_ outcome: VerdictCount.Outcome, _ home: SubjectHome, _ rule: String) {
        cells[Cell(home: home, rule: rule, outcome: outcome), default: 0] += 1
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
                home: $0.key.home, rule: $0.key.rule, outcome: $0.key.outcome, subjects: $0.value)
        }
    }
}
