// The test cases of one integration or App, one for each rule.

import Inventory
import Snapshots

/// Maps results to test cases where each rule has one, `no open findings`. As with single findings, that case is absent
/// where no finding is open and something could not be verified: the errors stand in its place.
///
/// A second case, `no new findings since the last audit`, brings back what a roll-up hides. It is written only where there
/// is an earlier snapshot to compare with: a case that always passed would be a claim.
struct JUnitCheckCases {
    /// A rule's findings in the integration or App.
    private struct Rollup {
        var gating = 0
        var below = 0
        var waived = 0
        /// Of the gating ones, how many are new or reopened, and the first of them.
        var fresh = 0
        var freshLines: [String] = []
        var repeatsImport = 0
        var severity = Severity.info
        var lines: [String] = []
    }

    let contents: ReportContents
    let options: JUnitOptions
    let home: SubjectHome
    let slug: String

    static let name = "no open findings"
    static let freshName = "no new findings since the last audit"
    private static let listed = 20

    func forEach(_ body: (JUnitCase) throws -> Void) throws {
        let rollups = try rollups()
        for rule in contents.rules {
            let classname = "audit.\(slug).\(contents.ruleSlugs[rule.id])"
            let unverified = try JUnitUnverifiedCases(contents: contents, options: options, home: home)
                .cases(of: rule, classname: classname)
            if let result = result(of: rule, rollups[rule.id] ?? Rollup(), seenAll: unverified.isEmpty) {
                try body(JUnitCase(classname: classname, name: Self.name, result: result))
            }
            if contents.baseline.found != nil,
                let result = fresh(of: rule, rollups[rule.id] ?? Rollup(), seenAll: unverified.isEmpty)
            {
                try body(JUnitCase(classname: classname, name: Self.freshName, result: result))
            }
            for junitCase in unverified { try body(junitCase) }
        }
    }

    private func fresh(of rule: RuleRecord, _ rollup: Rollup, seenAll: Bool) -> JUnitCase.Result? {
        if rollup.fresh == 0 { return seenAll && contents.tallies.of(home, rule: rule.id).applicable > 0 ? .pass : nil }
        let count = Wording.count(rollup.fresh, "new finding")
        var lines = rollup.freshLines
        if rollup.fresh > lines.count { lines.append("and \(Wording.number(rollup.fresh - lines.count)) more") }
        return .failure(
            type: "audit.finding.\(rollup.severity.rawValue)", JUnitText("\(count): \(rule.title)", lines))
    }

    private func rollups() throws -> [String: Rollup] {
        var rollups: [String: Rollup] = [:]
        let query = FindingQuery(order: .home, home: home, fails: true, evidence: false)
        try contents.snapshot.forEachFinding(query) { finding in
            var rollup = rollups[finding.rule] ?? Rollup()
            if finding.waived {
                rollup.waived += 1
            } else if contents.repeatsImport(finding) {
                rollup.repeatsImport += 1
            } else if finding.severity < options.failOn ?? contents.audit.failOn {
                rollup.below += 1
            } else {
                rollup.gating += 1
                switch try contents.past(of: finding) {
                case .new, .reopened:
                    rollup.fresh += 1
                    if rollup.fresh <= Self.listed {
                        rollup.freshLines.append("- \(VisibleText.line(finding.subject, limit: 100))")
                    }
                case .known, nil: break
                }
            }
            rollup.severity = max(rollup.severity, finding.severity)
            if !finding.waived && rollup.lines.count < Self.listed {
                let expired = contents.waiver(finding.waiver).map { " (waiver \($0.waiver.id) expired)" } ?? ""
                rollup.lines.append("- \(VisibleText.line(finding.subject, limit: 100)): \(finding.reason)\(expired)")
            }
            rollups[finding.rule] = rollup
        }
        return rollups
    }

    private func result(of rule: RuleRecord, _ rollup: Rollup, seenAll: Bool) -> JUnitCase.Result? {
        let tally = contents.tallies.of(home, rule: rule.id)
        let open = rollup.gating + rollup.below + rollup.repeatsImport
        var lines = rollup.lines
        if open > lines.count {
            lines.append(
                "and \(Wording.number(open - lines.count)) more, see index.html#c-\(contents.ruleSlugs[rule.id])")
        }
        lines.append("remediation: \(rule.remediation)")
        if rollup.gating > 0 {
            let message = "\(Wording.count(rollup.gating, "open finding")): \(rule.title)"
            return .failure(type: "audit.finding.\(rollup.severity.rawValue)", JUnitText(message, lines))
        }
        if rollup.repeatsImport > 0 { return .error(type: JUnitImportCase.type, JUnitText(rule.title, lines)) }
        guard seenAll else { return nil }
        if rollup.below > 0 {
            let findings = Wording.count(rollup.below, "finding")
            let message = "below threshold (\(rollup.severity.rawValue)): \(findings): \(rule.title)"
            return .skipped(JUnitText(message, lines))
        }
        if rollup.waived > 0 {
            return .skipped(JUnitText("waived: \(Wording.count(rollup.waived, "finding")): \(rule.title)", lines))
        }
        if tally.pass > 0 { return .pass }
        guard tally.notApplicable > 0 else { return nil }
        let subjects = Wording.count(tally.notApplicable, "subject")
        return .skipped(JUnitText("not applicable: the check has nothing to say on \(subjects)"))
    }
}
