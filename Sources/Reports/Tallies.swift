// The table integration × rule × outcome, seen from its sides.

import Snapshots

/// Tallies by integration, by rule and by both.
struct Tallies {
    private var cells: [String: [String: Tally]] = [:]
    private var byIntegration: [String: Tally] = [:]
    private var byRule: [String: Tally] = [:]

    init(_ counts: [VerdictCount]) {
        for count in counts {
            cells[count.integration, default: [:]][count.rule, default: Tally()].add(count.subjects, as: count.outcome)
            byIntegration[count.integration, default: Tally()].add(count.subjects, as: count.outcome)
            byRule[count.rule, default: Tally()].add(count.subjects, as: count.outcome)
        }
    }

    func of(integration: String) -> Tally { byIntegration[integration] ?? Tally() }
    func of(rule: String) -> Tally { byRule[rule] ?? Tally() }
    func of(integration: String, rule: String) -> Tally { cells[integration]?[rule] ?? Tally() }
}
