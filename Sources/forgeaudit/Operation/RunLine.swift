// A run in one line: the subject of a mail, a line in a chat.

import Snapshots

enum RunLine {
    /// `The audit is not met: 3 fail (1 high, 2 low), … Since the last run: +1 new, 0 resolved.`
    static func text(_ outcome: AuditOutcome, _ change: RunChange?) -> String {
        let verdict = SummaryTable.verdict(outcome)
        guard let change, change.statusBefore != nil else { return verdict }
        return "\(verdict) Since the last run: \(change.text)."
    }
}
