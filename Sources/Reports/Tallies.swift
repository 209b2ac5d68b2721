// The table integration (or App) × rule × outcome, seen from its sides.

import Inventory
import Snapshots

/// Tallies by home, by rule and by both.
struct Tallies {
    private var cells: [SubjectHome: [String: Tally]] = [:]
    private var byHome: [SubjectHome: Tally] = [:]
    private var byRule: [String: Tally] = [:]

    init(_ counts: [VerdictCount]) {
        for count in counts {
            cells[count.home, default: [:]][count.rule, default: Tally()].add(count.subjects, as: count.outcome)
            byHome[count.home, default: Tally()].add(count.subjects, as: count.outcome)
            byRule[count.rule, default: Tally()].add(count.subjects, as: count.outcome)
        }
    }

    func of(_ home: SubjectHome) -> Tally { byHome[home] ?? Tally() }
    func of(rule: String) -> Tally { byRule[rule] ?? Tally() }
    func of(_ home: SubjectHome, rule: String) -> Tally { cells[home]?[rule] ?? Tally() }
}
