// Every verdict on one subject, those that passed included, as the recorded policy gives it.

package import Inventory
package import Rules
package import Snapshots

/// A subject with what each rule in force says of it.
package struct SubjectReview: Sendable {
    /// One rule's answer.
    package struct Result: Sendable {
        package let rule: Rule
        /// As the policy sets it.
        package let severity: Severity
        package let verdict: Verdict
        /// The waiver that meets the result, in force or not.
        package let waiver: Waiver?
        package let waived: Bool
        /// The exchanges that the rule's facts were read in.
        package let evidence: [ExchangeID]
    }

    package let subject: Subject
    /// In the catalogue's order.
    package let results: [Result]

    /// Reviews each subject of `snapshot` that `wanted` asks for, one at a time, in the audit's own order. Throws
    /// `.notAudited` where there is no audit.
    package static func forEach(
        in snapshot: Snapshot, rules: [Rule], where wanted: (Subject) -> Bool, _ body: (SubjectReview) throws -> Void
    ) throws {
        let policy = try RecordedPolicy.of(snapshot)
        let instant = try snapshot.audit().asOf
        let book = WaiverBook(policy.waivers, asOf: instant)
        let judges = rules.compactMap { rule -> Judge? in
            let setting = policy.settings[rule.id] ?? AuditPolicy.Setting()
            guard setting.enabled else { return nil }
            return Judge(
                rule: rule, severity: setting.severity ?? rule.severity,
                context: AuditContext(asOf: instant, parameters: setting.parameters))
        }
        try snapshot.forEachSubject { subject in
            guard wanted(subject) else { return }
            let results = judges.compactMap { judge in
                judge.verdict(on: subject).map { result($0, judge, subject, book) }
            }
            try body(SubjectReview(subject: subject, results: results))
        }
    }

    private static func result(_ verdict: Verdict, _ judge: Judge, _ subject: Subject, _ book: WaiverBook) -> Result {
        let open = verdict.kind == .fail || verdict.kind == .unverified
        let waiver =
            open ? book.match(rule: judge.rule.id, subject: subject.key, unverified: verdict.kind == .unverified) : nil
        let entry = Ledger.Entry(rule: judge.rule.id, severity: judge.severity, key: subject.key)
        let finding = open ? Ledger.finding(verdict, entry, waiver: waiver, book: book) : nil
        return Result(
            rule: judge.rule, severity: judge.severity, verdict: verdict, waiver: waiver,
            waived: finding?.waived ?? false, evidence: judge.evidence(subject, verdict))
    }
}
