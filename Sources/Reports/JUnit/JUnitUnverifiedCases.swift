// The test cases for what could not be verified: one for each reason, however many subjects it hides.

import Inventory
import Snapshots

struct JUnitUnverifiedCases {
    let contents: ReportContents
    let options: JUnitOptions
    let home: SubjectHome

    /// An error for each reason why the rule could not judge all its subjects; skipped only where a waiver that says so
    /// covers every one of them, or where the options ask for it. Servers treat skipped tests as harmless, which the
    /// unseen is not.
    func cases(of rule: RuleRecord, classname: String) throws -> [JUnitCase] {
        try contents.groups.filter { $0.home == home && $0.rule == rule.id }.map { group in
            JUnitCase(classname: classname, name: Self.name(group), result: try result(group, rule: rule))
        }
    }

    /// `could not verify: project-hooks forbidden, needs scope api`: the reason's key, without counts and wordings.
    static func name(_ group: UnverifiedGroup) -> String {
        let permission = group.missing.permission.map { ", needs \($0)" } ?? ""
        return VisibleText.line(
            "could not verify: \(group.missing.fact) \(group.missing.cause)\(permission)", limit: 250)
    }

    private func result(_ group: UnverifiedGroup, rule: RuleRecord) throws -> JUnitCase.Result {
        let permission = group.missing.permission.map { ", needs \($0)" } ?? ""
        let examples = try contents.snapshot.examples(of: group, limit: 20)
        var lines = ["rule: \(rule.id) (\(group.severity.rawValue))", "reason: \(group.reason)"]
        if let needed = group.missing.permission { lines.append("missing permission: \(needed)") }
        if let evidence = examples.first?.evidence.first { lines.append(JUnitText.line(evidence)) }
        if group.waived > 0 && group.open > 0 {
            lines.append("waived besides: \(Wording.count(group.waived, "subject"))")
        }
        lines += examples.map { "subject: \(VisibleText.line($0.subject, limit: 120))" }
        let rest = group.open + group.waived - examples.count
        if rest > 0 { lines.append("and \(Wording.number(rest)) more") }
        if group.open == 0, let waiver = contents.waiver(group.waiver) {
            return .skipped(JUnitText(JUnitSubjectCases.message(waiver), lines))
        }
        let subjects = Wording.count(group.open, "subject")
        let text = JUnitText("could not verify on \(subjects): \(group.reason)\(permission)", lines)
        switch options.unverified {
        case .error: return .error(type: "audit.unverified", text)
        case .skipped: return .skipped(text)
        }
    }
}
