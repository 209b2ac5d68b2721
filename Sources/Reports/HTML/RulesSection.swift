// Every rule with its counts: what passed is visible here, as a number and never as rows.

import Inventory
import Snapshots

struct RulesSection: ReportSection {
    let contents: ReportContents
    let budget: PageBudget
    /// The rules that have a group of findings, which then holds the anchor that links to the rule lead to.
    let withFindings: Set<String>

    var anchor: String { "rules" }
    var title: String { "Results by rule" }
    var count: Int? { contents.rules.count }
    var isFilterable: Bool { true }

    func write(_ page: HTMLPage) {
        guard !contents.rules.isEmpty else { return page.paragraph("The catalogue held no rule.") }
        let columns: [HTMLPage.Column] = [
            .init("Rule"), .init("Severity"), .init("Passed", numeric: true), .init("Failed", numeric: true),
            .init("Not verified", numeric: true), .init("Waived", numeric: true),
            .init("Not applicable", numeric: true),
        ]
        page.table("Results by rule, those that passed included", columns) {
            page.markup.element("tbody") { for rule in contents.rules.prefix(budget.rules) { row(rule, page) } }
        }
        let hidden = contents.rules.count - budget.rules
        if hidden > 0 {
            page.paragraph(
                "\(Wording.count(hidden, "rule")) more: see \(page.site.elsewhere("the table rule")).",
                class: "truncated")
        }
    }

    private func row(_ rule: RuleRecord, _ page: HTMLPage) {
        let tally = contents.tallies.of(rule: rule.id)
        let anchor = "c-\(contents.ruleSlugs[rule.id])"
        page.markup.element("tr") {
            page.rowHeader(id: withFindings.contains(rule.id) ? nil : anchor) {
                if withFindings.contains(rule.id) {
                    page.link(to: anchor, rule.title, class: "name")
                } else {
                    page.span(rule.title, class: "name")
                }
                page.span(rule.id, class: "sub mono")
            }
            page.cell {
                if rule.enabled { page.chip(rule.severity) } else { page.status(.none, "Switched off") }
            }
            page.number(tally.pass, emphasis: "pass")
            page.number(tally.fail, emphasis: "fail")
            page.number(tally.unverified, emphasis: "unverified")
            page.number(tally.waived)
            page.number(tally.notApplicable)
        }
    }
}
