// A run in one line: the subject of a mail, a line in a chat.

import Snapshots

enum RunLine {
    /// `The audit is not met: 3 fail (1 high, 2 low), … Since the last run: +1 new, 0 resolved.`
    static func text(_ outcome: AuditOutcome, _ change: RunChange?) -> String {
        let verdict = SummaryTable.verdict(outcome)
        guard let change, let before = change.statusBefore else { return verdict }
        let couldNotRun = before == ExitStatus.couldNotRun.rawValue
        let since = couldNotRun ? "The last run could not run. Since the one before it" : "Since the last run"
        return "\(verdict) \(since): \(change.text)."
    }
}
