// The controls that the rules are relevant to, with the results of those rules.

import Snapshots

/// One control of one framework.
struct ControlTally {
    let framework: String
    let id: String
    /// The enabled rules that are relevant to it, in the catalogue's order.
    let rules: [String]
    let tally: Tally

    /// All controls that an enabled rule names, by framework and number.
    static func all(_ contents: ReportContents) -> [ControlTally] {
        var rules: [String: [String: [RuleRecord]]] = [:]
        for rule in contents.rules where rule.enabled {
            for control in rule.controls {
                rules[control.framework, default: [:]][control.id, default: []].append(rule)
            }
        }
        return rules.keys.sorted().flatMap { framework in
            let controls = rules[framework] ?? [:]
            return controls.keys.sorted(by: ControlsSection.numerically).map { id in
                let relevant = controls[id] ?? []
                return ControlTally(
                    framework: framework, id: id, rules: relevant.map(\.id),
                    tally: relevant.reduce(Tally()) { $0 + contents.tallies.of(rule: $1.id) })
            }
        }
    }
}
