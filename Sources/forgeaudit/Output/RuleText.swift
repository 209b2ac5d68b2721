// A rule as text for the terminal.

import Inventory
import Rules

enum RuleText {
    /// All that the rule's value holds, in wrapped paragraphs.
    static func of(_ rule: Rule) -> String {
        var parts = [
            "\(rule.id) (\(rule.severity.rawValue), about a \(rule.subjectKind.rawValue))\n\(rule.title)",
            section("Why it matters", [rule.rationale]),
            section("How to fix it", [rule.remediation]),
            section("Who can", [remediators(rule)]),
            section("When it may be wrong", [rule.falsePositives]),
            section("What it reads", rule.reads.map { "\($0.endpoint) (\($0.permission))" }),
        ]
        if !rule.parameters.isEmpty {
            parts.append(
                section(
                    "Settings",
                    rule.parameters.map { "\($0.name) (default \(text($0.standard))): \($0.meaning)" }))
        }
        parts.append(section("Relevant to", rule.controls.map { "\($0.framework) \($0.id)" }))
        parts.append(section("Examples", rule.examples.map { "\(word($0.expected)): \($0.name)" }))
        return parts.joined(separator: "\n\n")
    }

    private static func section(_ title: String, _ paragraphs: [String]) -> String {
        ([title] + paragraphs.map(wrapped)).joined(separator: "\n")
    }

    /// As a sentence.
    static func remediators(_ rule: Rule) -> String {
        let text = rule.remediators.map(\.phrase).joined(separator: ", or ")
        return text.prefix(1).uppercased() + text.dropFirst() + "."
    }

    /// A setting as the config writes it.
    static func text(_ value: RuleParameter.Value) -> String {
        switch value {
        case .integer(let number): String(number)
        case .strings(let texts): texts.joined(separator: ", ")
        }
    }

    /// A verdict as people read it.
    static func word(_ kind: Verdict.Kind) -> String {
        kind == .notApplicable ? "not applicable" : kind.rawValue
    }

    /// Lines of at most 78 characters, indented by two.
    private static func wrapped(_ paragraph: String) -> String {
        var lines: [String] = []
        var line = " "
        for word in paragraph.split(separator: " ") {
            if line.count + word.count + 1 > 78, line.count > 1 {
                lines.append(line)
                line = " "
            }
            line += " " + word
        }
        lines.append(line)
        return lines.joined(separator: "\n")
    }
}
