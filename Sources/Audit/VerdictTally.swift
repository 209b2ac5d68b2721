// Counts verdicts per home and rule.

import Inventory
import Snapshots

struct VerdictTally {
    private typealias Outcome = VerdictCount.Outcome

    /// Of finished homes and of the one under way: subjects come home by home, so that a verdict costs one look-up by its
    /// rule.
    private var finished: [SubjectHome: [String: [Outcome: Int]]] = [:]
    private var current: (home: SubjectHome, rules: [String: [Outcome: Int]])?

    mutating func count(_ kind: Verdict.Kind, _ home: SubjectHome, _ rule: String) {
        add(kind == .pass ? .pass : .notApplicable, home, rule)
    }

    mutating func count(_ finding: FindingRecord, _ rule: String) {
        let open: VerdictCount.Outcome = finding.isFail ? .fail : .unverified
        add(finding.waived ? .waived : open, finding.home, rule)
    }

    private mutating func add(_ outcome: Outcome, _ home: SubjectHome, _ rule: String) {
        if current?.home != home {
            if let current { finished[current.home] = current.rules }
            current = (home, finished.removeValue(forKey: home) ?? [:])
        }
        current?.rules[rule, default: [:]][outcome, default: 0] += 1
    }

    private var all: [SubjectHome: [String: [Outcome: Int]]] {
        var all = finished
        if let current { all[current.home] = current.rules }
        return all
    }

    /// Results of each rule that aren't "not applicable".
    var judgedByRule: [String: Int] {
        counts.reduce(into: [:]) { sums, count in
            if count.outcome != .notApplicable { sums[count.rule, default: 0] += count.subjects }
        }
    }

    var counts: [VerdictCount] {
        all.flatMap { home, rules in
            rules.flatMap { rule, outcomes in
                outcomes.map { VerdictCount(home: home, rule: rule, outcome: $0.key, subjects: $0.value) }
            }
        }
    }
}
