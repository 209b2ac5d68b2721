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

    /// The exchanges that the rule's facts were read in, for this subject.
    func evidence(_ subject: Subject) -> [ExchangeID] {
        var exchanges: [ExchangeID] = []
        for fact in rule.reads {
            if let exchange = subject.exchange(of: fact), !exchanges.contains(exchange) { exchanges.append(exchange) }
        }
        return exchanges
    }

    /// The finding that a fail or an unverified verdict becomes.
    func finding(_ verdict: Verdict, on subject: Subject, waiver: Waiver?, book: WaiverBook) -> FindingRecord {
        let key = subject.key
        var reason = ""
        var defect: Defect?
        var missing: FindingRecord.Missing?
        switch verdict {
        case .fail(let found):
            defect = found
            reason = found.reason
        case .unverified(let gap):
            reason = gap.message
            missing = .init(fact: gap.fact.rawValue, cause: gap.cause.rawValue, permission: gap.missingPermission)
        case .pass, .notApplicable:
            break
        }
        let waived = waiver.map { !book.isExpired($0) && (defect != nil || $0.coversUnverified) } ?? false
        return FindingRecord(
            fingerprint: Fingerprint.of(rule: rule.id, subject: key), rule: rule.id, home: key.home,
            severity: severity, subjectKind: key.kind, subject: key.path, subjectForgeID: key.forgeID,
            subjectURL: key.webURL, reason: reason, observed: defect?.observed, expected: defect?.expected,
            missing: missing, waiver: waiver?.id, waived: waived, evidence: [])
    }
}
