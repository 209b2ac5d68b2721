// The rule catalogue as a Markdown document: docs/rules.md is its output.

import Inventory
import Rules

enum RuleMarkdown {
    /// A table of all rules, then a section for each.
    static func of(_ rules: [Rule]) -> String {
        var lines = [
            "# Rules", "",
            "Generated from the catalogue by `make docs`; don't edit it here. A rule that can't see what it needs says",
            "`unverified`, with the reason and the permission that is missing; it never passes. Controls are those that a rule",
            "is relevant to.", "", "| rule | severity | about | fails when |", "| --- | --- | --- | --- |",
        ]
        lines += rules.map {
            "| [`\($0.id)`](#\($0.id)) | \($0.severity.rawValue) | \($0.subjectKind.rawValue) | \($0.title) |"
        }
        lines += rules.flatMap { section($0) }
        return lines.joined(separator: "\n")
    }

    /// What each rule needs to be allowed, as the table in docs/permissions.md.
    static func permissions(_ rules: [Rule]) -> String {
        var lines = ["| rule | what it needs | without it |", "| --- | --- | --- |"]
        lines += rules.map { rule in
            var needs: [String] = []
            for fact in rule.reads where !needs.contains(fact.permission) { needs.append(fact.permission) }
            let asked = needs.filter { !$0.hasPrefix("none") }
            if !asked.isEmpty { needs = asked }
            return "| [`\(rule.id)`](rules.md#\(rule.id)) | "
                + "\(needs.isEmpty ? "none: it compares what is known anyway" : needs.joined(separator: "; ")) | "
                + "\(rule.alwaysDecides.map { "always decided: \($0)" } ?? "unverified") |"
        }
        return lines.joined(separator: "\n")
    }

    private static func section(_ rule: Rule) -> [String] {
        var lines = [
            "", "## \(rule.id)", "", "**\(rule.title).** Severity \(rule.severity.rawValue).", "", rule.rationale,
        ]
        lines += ["", "*How to fix it.* \(rule.remediation)"]
        lines += ["", "*Who can.* \(RuleText.remediators(rule))", "", "*When it may be wrong.* \(rule.falsePositives)"]
        if let sentence = rule.alwaysDecides { lines += ["", "*Never unverified.* \(sentence)"] }
        if !rule.reads.isEmpty {
            lines += [
                "", "*Reads* " + rule.reads.map { "`\($0.endpoint)` (\($0.permission))" }.joined(separator: "; ") + ".",
            ]
        }
        for parameter in rule.parameters {
            lines += [
                "",
                "*Setting* `\(parameter.name)` (default \(RuleText.text(parameter.standard))): \(parameter.meaning)",
            ]
        }
        lines += [
            "", "*Relevant to* " + rule.controls.map { "\($0.framework) \($0.id)" }.joined(separator: ", ") + ".",
        ]
        lines += ["", "| example | verdict |", "| --- | --- |"]
        lines += rule.examples.map { "| \($0.name) | \(RuleText.word($0.expected)) |" }
        return lines
    }
}
