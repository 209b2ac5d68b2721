// The open findings of one rule.

import Inventory
import Snapshots

/// A rule with open findings.
struct FindingGroup {
    let rule: RuleRecord
    /// The highest severity among them.
    let severity: Severity
    let findings: Int

    /// The most severe rule first, then in the catalogue's order.
    static func groups(_ counts: [OpenFailCount], _ contents: ReportContents) -> [FindingGroup] {
        var totals: [String: Int] = [:]
        for count in counts { totals[count.rule, default: 0] += count.findings }
        var groups: [FindingGroup] = []
        for count in counts {
            guard let total = totals.removeValue(forKey: count.rule), let rule = contents.rule(count.rule) else {
                continue
            }
            groups.append(FindingGroup(rule: rule, severity: count.severity, findings: total))
        }
        return groups
    }

    /// How many findings of each group are shown, `limit` in all: a share for each, so that one rule with thousands
    /// doesn't hide the rest, and what is left over for the most severe.
    static func quotas(_ groups: [FindingGroup], _ limit: Int) -> [Int] {
        guard !groups.isEmpty else { return [] }
        let share = max(1, limit / groups.count / 2)
        var left = limit
        var quotas = groups.map { group in
            let quota = min(group.findings, share, left)
            left -= quota
            return quota
        }
        for index in groups.indices {
            let more = min(groups[index].findings - quotas[index], left)
            quotas[index] += more
            left -= more
        }
        return quotas
    }
}
