// The test cases of one integration or App, one for each finding.

import Inventory
import Snapshots

/// Maps results to test cases where every finding gets its own.
///
/// A snapshot keeps findings one by one and everything that passed as a count, so a passing subject has no case of its
/// own. In its place each rule has the case `check evaluated`: it passes where the rule could judge every subject that
/// it applies to, findings or not. Where it couldn't, that case is absent (nothing green stands for what wasn't seen)
/// and an error `could not verify: <fact> <cause>` stands for each reason. So a rule that ran is always visible, a
/// finding that was fixed disappears while its rule stays, and no name holds a count. How many subjects passed stands
/// in the suite's properties and its output.
struct JUnitSubjectCases {
    let contents: ReportContents
    let options: JUnitOptions
    let home: SubjectHome
    let slug: String

    static let evaluated = "check evaluated"

    /// The cases of a rule whose names don't depend on its findings.
    private struct Head {
        let rule: String
        let classname: String
        let cases: [JUnitCase]
    }

    /// Calls `body` for each case, by rule in the catalogue's order, then by subject.
    func forEach(_ body: (JUnitCase) throws -> Void) throws {
        // Read before the findings stream: a snapshot answers one question at a time.
        let heads = try contents.rules.map { rule in
            let classname = "audit.\(slug).\(contents.ruleSlugs[rule.id])"
            return Head(rule: rule.id, classname: classname, cases: try fixedCases(of: rule, classname: classname))
        }
        var names = JUnitNames()
        try walk(heads, evidence: false, begin: { names.begin($0.classname, fixed: $0.cases.map(\.name)) }) {
            finding, _ in
            names.note(finding)
        }
        try walk(
            heads, evidence: true,
            begin: { head in
                names.begin(head.classname, fixed: head.cases.map(\.name))
                for junitCase in head.cases { try body(junitCase) }
            },
            finding: { finding, classname in
                try body(
                    JUnitCase(
                        classname: classname, name: names.take(finding), result: result(finding),
                        properties: JUnitCase.properties(of: finding, rule: contents.rule(finding.rule))))
            })
    }

    /// One pass over rules and findings in step: findings come in the order of the rules.
    private func walk(
        _ heads: [Head], evidence: Bool, begin: (Head) throws -> Void,
        finding body: (FindingRecord, String) throws -> Void
    ) throws {
        var remaining = heads[...]
        var current: Head?
        let query = FindingQuery(order: .home, home: home, fails: true, evidence: evidence)
        try contents.snapshot.forEachFinding(query) { finding in
            while current?.rule != finding.rule, let next = remaining.popFirst() {
                try begin(next)
                current = next
            }
            try body(finding, current?.classname ?? "")
        }
        for head in remaining { try begin(head) }
    }

    private func fixedCases(of rule: RuleRecord, classname: String) throws -> [JUnitCase] {
        let unverified = try JUnitUnverifiedCases(contents: contents, options: options, home: home)
            .cases(of: rule, classname: classname)
        let tally = contents.tallies.of(home, rule: rule.id)
        guard unverified.isEmpty, tally.applicable > 0 else { return unverified }
        return [JUnitCase(classname: classname, name: Self.evaluated, result: .pass)]
    }

    private func result(_ finding: FindingRecord) -> JUnitCase.Result {
        let rule = contents.rule(finding.rule)
        let fact = "\(rule?.title ?? finding.rule): \(finding.reason)"
        let waiver = contents.waiver(finding.waiver)
        if finding.waived, let waiver {
            return .skipped(JUnitText(Self.message(waiver), finding, rule: rule))
        }
        if contents.repeatsImport(finding) {
            return .error(type: JUnitImportCase.type, JUnitText(fact, finding, rule: rule))
        }
        let expired = waiver.flatMap { $0.expired ? "waiver \($0.waiver.id) expired \($0.waiver.expires): " : nil }
        let message = (expired ?? "") + fact
        if finding.severity < options.failOn ?? contents.audit.failOn {
            let text = JUnitText("below threshold (\(finding.severity.rawValue)): \(message)", finding, rule: rule)
            return .skipped(text)
        }
        let type = expired == nil ? "audit.finding.\(finding.severity.rawValue)" : "audit.waiver-expired"
        return .failure(type: type, JUnitText(message, finding, rule: rule))
    }

    /// `waived until 2026-06-30 by alice: reason (W-7)`.
    static func message(_ record: WaiverRecord) -> String {
        let waiver = record.waiver
        let reason = VisibleText.line(waiver.reason, limit: 120)
        return "waived until \(waiver.expires) by \(waiver.approvedBy): \(reason) (\(waiver.id))"
    }
}
