// The controls of compliance frameworks that the rules are relevant to.

import Inventory
import Snapshots

struct ControlsSection: ReportSection {
    let contents: ReportContents
    let budget: PageBudget

    var anchor: String { "controls" }
    var title: String { "Controls" }

    func write(_ page: HTMLPage) {
        let frameworks = self.frameworks
        guard !frameworks.isEmpty else { return page.paragraph("No rule names a control.") }
        page.paragraph(
            "The rules are relevant to these controls. Whether a control is satisfied is for its reviewer to say: "
                + "none rests "
                + "on this tool alone, and controls that no rule is relevant to are not covered.", class: "lead")
        let columns: [HTMLPage.Column] = [
            .init("Control"), .init("Rules", numeric: true), .init("Passed", numeric: true),
            .init("Failed", numeric: true), .init("Not verified", numeric: true), .init("Waived", numeric: true),
        ]
        page.table("Results by control", columns) {
            for framework in frameworks.keys.sorted() {
                page.markup.element("tbody") {
                    page.groupRow(columns: columns.count) { page.markup.text(framework) }
                    let controls = frameworks[framework] ?? [:]
                    for control in controls.keys.sorted(by: Self.numerically) {
                        row(control, rules: controls[control] ?? [], page)
                    }
                }
            }
        }
    }

    /// Rules by framework and control; rules switched off count for none.
    private var frameworks: [String: [String: [RuleRecord]]] {
        var frameworks: [String: [String: [RuleRecord]]] = [:]
        for rule in contents.rules.prefix(budget.rules) where rule.enabled {
            for control in rule.controls {
                frameworks[control.framework, default: [:]][control.id, default: []].append(rule)
            }
        }
        return frameworks
    }

    private func row(_ control: String, rules: [RuleRecord], _ page: HTMLPage) {
        let tally = rules.reduce(Tally()) { $0 + contents.tallies.of(rule: $1.id) }
        page.markup.element("tr") {
            page.rowHeader { page.markup.text(control) }
            page.number(rules.count)
            page.number(tally.pass)
            page.number(tally.fail, emphasis: "fail")
            page.number(tally.unverified, emphasis: "unverified")
            page.number(tally.waived)
        }
    }

    /// `1.4.2` before `1.4.10`: runs of digits compare as numbers, shorter ones first.
    static func numerically(_ left: String, _ right: String) -> Bool {
        func parts(_ text: String) -> [String] {
            var parts: [String] = []
            for character in text {
                let digit = ("0"..."9").contains(character)
                if let last = parts.last?.last, ("0"..."9").contains(last) == digit {
                    parts[parts.count - 1].append(character)
                } else {
                    parts.append(String(character))
                }
            }
            return parts
        }
        for (one, other) in zip(parts(left), parts(right)) where one != other {
            if let first = one.first, let second = other.first, ("0"..."9").contains(first),
                ("0"..."9").contains(second),
                one.count != other.count
            {
                return one.count < other.count
            }
            return one < other
        }
        return (left.count, left) < (right.count, right)
    }
}
