// One rule with its settings, ready to judge.

import Inventory
import Rules
import Snapshots

/// A rule in force: turns verdicts into findings.
struct Judge {
    let rule: Rule
    let severity: Severity
    let context: AuditContext

    /// The rule's verdict; of something that only an earlier run saw, nothing is known today.
    func verdict(on subject: Subject) -> Verdict? {
        let verdict = rule.verdict(on: subject, in: context)
        guard case .repository(let repository) = subject, let since = repository.staleSince, let verdict else {
            return verdict
        }
        if case .notApplicable = verdict { return verdict }
        return .unverified(
            Unreadable(
                rule.reads.first ?? .projects, .stale,
                "Stale since \(Timestamp.format(since)): the import didn't reach the repository since then."))
    }

    /// The exchanges that `verdict` rests on: the one that showed nothing, where that is the reason, then those in which
    /// the rule's facts were read for this subject.
    func evidence(_ subject: Subject, _ verdict: Verdict) -> [ExchangeID] {
        var exchanges: [ExchangeID] = []
        if case .unverified(let reason) = verdict, let exchange = reason.exchange { exchanges.append(exchange) }
        for fact in rule.reads {
            if let exchange = subject.exchange(of: fact), !exchanges.contains(exchange) { exchanges.append(exchange) }
        }
        return exchanges
    }
}
