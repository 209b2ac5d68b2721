// The controls of the mapping, with the results of the rules that are relevant to them.

import Snapshots

/// One control of one framework.
struct ControlTally {
    let control: ControlRecord
    /// The enabled rules that are relevant to it, in the catalogue's order; none where nothing here says anything on it.
    let rules: [String]
    let tally: Tally

    /// All controls in the mapping's order.
    static func all(_ contents: ReportContents) -> [ControlTally] {
        var rules: [RuleRecord.Control: [String]] = [:]
        for rule in contents.rules where rule.enabled {
            for control in rule.controls { rules[control, default: []].append(rule.id) }
        }
        return contents.controls.map { control in
            let relevant = rules[.init(framework: control.framework, id: control.id)] ?? []
            return ControlTally(
                control: control, rules: relevant,
                tally: relevant.reduce(Tally()) { $0 + contents.tallies.of(rule: $1) })
        }
    }
}
