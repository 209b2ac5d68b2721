// Turns verdicts into findings and counts, waivers applied.

import Inventory
import Snapshots

/// The results of one audit, as far as they are kept in memory: numbers only.
struct Ledger {
    /// Whose verdict it is, and on what.
    struct Entry {
        let rule: String
        /// As the policy sets it.
        let severity: Severity
        let key: SubjectKey
    }

    private let waivers: WaiverBook
    private var tally = VerdictTally()
    private var uses: [String: WaiverUse] = [:]

    init(waivers: WaiverBook) { self.waivers = waivers }

    /// Counts a verdict; a fail or an unverified one becomes a finding.
    mutating func enter(_ verdict: Verdict, _ entry: Entry) -> FindingRecord? {
        guard verdict.kind == .fail || verdict.kind == .unverified else {
            tally.count(verdict.kind, entry.key.home, entry.rule)
            return nil
        }
        let waiver = waivers.match(rule: entry.rule, subject: entry.key, unverified: verdict.kind == .unverified)
        let finding = Self.finding(verdict, entry, waiver: waiver, book: waivers)
        if let waiver { uses[waiver.id, default: WaiverUse()].count(finding) }
        tally.count(finding, entry.rule)
        return finding
    }

    var counts: [VerdictCount] { tally.counts }

    /// What each of `all` did, and whether it is broad.
    func uses(of all: [Waiver], broadPercent: Int) -> [String: WaiverUse] {
        let judged = tally.judgedByRule
        var uses = uses
        for waiver in all {
            guard var use = uses[waiver.id] else { continue }
            use.broad = waivers.isBroad(waives: use.waives, of: judged[waiver.rule] ?? 0, percent: broadPercent)
            uses[waiver.id] = use
        }
        return uses
    }

    /// The finding that a fail or an unverified verdict becomes.
    static func finding(_ verdict: Verdict, _ entry: Entry, waiver: Waiver?, book: WaiverBook) -> FindingRecord {
        let key = entry.key
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
            fingerprint: Fingerprint.of(rule: entry.rule, subject: key), rule: entry.rule,
            home: key.home, severity: entry.severity, subjectKind: key.kind, subject: key.path,
            subjectForgeID: key.forgeID, subjectURL: key.webURL, reason: reason, observed: defect?.observed,
            expected: defect?.expected, missing: missing, waiver: waiver?.id, waived: waived, evidence: [])
    }
}
