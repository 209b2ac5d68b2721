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
            "The rules are relevant to these controls (mapping: \(VisibleText.clipped(contents.audit.controls, to: 200))). "
                + "Whether a control is satisfied is for its reviewer to say: none rests on this tool alone.",
            class: "lead")
        let columns: [HTMLPage.Column] = [
            .init("Control"), .init("Rules"), .init("Passed", numeric: true), .init("Failed", numeric: true),
            .init("Not verified", numeric: true), .init("Waived", numeric: true),
        ]
        page.table("Results by control", columns) {
            for (framework, entries) in frameworks {
                page.markup.element("tbody") {
                    page.groupRow(columns: columns.count) { page.markup.text(VisibleText.clipped(framework, to: 80)) }
                    for entry in entries { row(entry.control, rules: entry.rules, page) }
                }
            }
        }
        uncovered(page)
    }

    /// A control and the enabled rules that are relevant to it.
    private struct Entry {
        let control: ControlRecord
        let rules: [RuleRecord]
    }

    /// Frameworks in the mapping's order with their controls; those that no enabled rule is relevant to are left out.
    private var frameworks: [(name: String, entries: [Entry])] {
        let shown = contents.rules.prefix(budget.rules).filter(\.enabled)
        var frameworks: [(name: String, entries: [Entry])] = []
        for control in contents.controls.prefix(budget.controls) {
            let rules = shown.filter {
                $0.controls.contains { $0.framework == control.framework && $0.id == control.id }
            }
            guard !rules.isEmpty else { continue }
            let entry = Entry(control: control, rules: rules)
            if let index = frameworks.firstIndex(where: { $0.name == control.framework }) {
                frameworks[index].entries.append(entry)
            } else {
                frameworks.append((control.framework, [entry]))
            }
        }
        return frameworks.map { name, entries in
            (name, entries.sorted { Self.numerically($0.control.id, $1.control.id) })
        }
    }

    /// The controls of the mapping that nothing in this audit says anything about.
    private func uncovered(_ page: HTMLPage) {
        let ruled = Set(contents.rules.filter(\.enabled).flatMap(\.controls))
        let open = contents.controls.filter { !ruled.contains(.init(framework: $0.framework, id: $0.id)) }
        guard !open.isEmpty else { return }
        let names = open.prefix(40).map { control in
            let title = control.title.isEmpty ? "" : " (\(VisibleText.clipped(control.title, to: 100)))"
            return
                "\(VisibleText.clipped(control.framework, to: 80)) \(VisibleText.clipped(control.id, to: 40))\(title)"
        }
        let more = open.count > names.count ? ", and \(open.count - names.count) more" : ""
        page.paragraph(
            "Related, and not covered by this tool: \(names.joined(separator: ", "))\(more).", class: "uncovered")
    }

    private func row(_ control: ControlRecord, rules: [RuleRecord], _ page: HTMLPage) {
        let tally = rules.reduce(Tally()) { $0 + contents.tallies.of(rule: $1.id) }
        page.markup.element("tr") {
            page.rowHeader(id: "k-\(contents.slug(control))") {
                page.markup.text(VisibleText.clipped(control.id, to: 40))
                if !control.title.isEmpty { page.span(VisibleText.clipped(control.title, to: 100), class: "sub") }
            }
            page.cell {
                for (index, rule) in rules.prefix(6).enumerated() {
                    if index > 0 { page.markup.text(", ") }
                    page.link(to: "c-\(contents.ruleSlugs[rule.id])", rule.id, class: "ruleref")
                }
                if rules.count > 6 { page.markup.text(", and \(rules.count - 6) more") }
            }
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
