// The part of report.sarif that describes the tool and its rules.

import Inventory
import Snapshots

extension SARIFReport {
    /// The rules that judged, in the catalogue's order: a result names its rule by the place in this list.
    var rules: [RuleRecord] { contents.rules.filter(\.enabled) }

    /// What a notification is about.
    enum Notice: String, CaseIterable {
        case importNotProven = "import-not-proven-complete"
        case unverified = "could-not-verify"
        case leftOut = "results-left-out"

        var meaning: String {
            switch self {
            case .importNotProven: "An integration's import is not proven complete, so its results are not final."
            case .unverified: "A rule could not judge subjects, because something could not be read."
            case .leftOut: "There are more findings than code scanning keeps."
            }
        }
    }

    func driver(_ json: JSONWriter) {
        json.field("name", "forgeaudit")
        json.field("semanticVersion", contents.audit.toolVersion)
        json.array("rules") { for rule in rules { json.object { fields(of: rule, json) } } }
        json.array("notifications") {
            for notice in Notice.allCases {
                json.object {
                    json.field("id", notice.rawValue)
                    json.object("shortDescription") { json.field("text", notice.meaning) }
                }
            }
        }
    }

    private func fields(of rule: RuleRecord, _ json: JSONWriter) {
        json.field("id", rule.id)
        json.field("name", SARIFText.name(rule.id))
        json.object("shortDescription") { json.field("text", SARIFText.message(rule.title)) }
        json.object("fullDescription") { json.field("text", SARIFText.message(rule.rationale)) }
        let parts = [
            ("Why it matters", rule.rationale), ("How to fix it", rule.remediation),
            ("Who can", rule.remediators), ("When it may be no defect", rule.falsePositives),
        ].filter { !$0.1.isEmpty }
        json.object("help") {
            json.field("text", parts.map { "\($0): \(VisibleText.line($1))" }.joined(separator: "\n\n"))
            json.field(
                "markdown",
                parts.map { "**\($0).** \(MarkdownText.words($1, limit: 4_000))" }.joined(separator: "\n\n"))
        }
        json.object("defaultConfiguration") { json.field("level", SARIFText.level(rule.severity)) }
        json.object("properties") {
            json.field("precision", "very-high")
            json.field("problem.severity", problem(rule.severity))
            json.field("security-severity", SARIFText.score(rule.severity))
            json.field("tags", tags(of: rule))
        }
    }

    private func problem(_ severity: Severity) -> String {
        switch SARIFText.level(severity) {
        case "error": "error"
        case "warning": "warning"
        default: "recommendation"
        }
    }

    /// Ten at most, as no more are shown; `security` makes code scanning use the score.
    private func tags(of rule: RuleRecord) -> [String] {
        let controls = rule.controls.map { VisibleText.line("\($0.framework) \($0.id)") }
        return Array((["security", rule.subjectKind.rawValue] + controls).prefix(10))
    }
}
