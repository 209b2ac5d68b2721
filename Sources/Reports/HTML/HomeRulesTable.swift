// The results of one integration or App by rule: what passed is visible here, as a number.

import Inventory
import Snapshots

struct HomeRulesTable {
    let contents: ReportContents
    let home: SubjectHome

    /// Only rules that have anything to say here; `caption` must be unique on its page.
    func write(_ caption: String, _ page: HTMLPage) {
        let rules = contents.rules.filter { rule in
            let tally = contents.tallies.of(home, rule: rule.id)
            return tally.applicable + tally.notApplicable > 0
        }
        guard !rules.isEmpty else { return page.paragraph("No rule judged anything here.") }
        let columns: [HTMLPage.Column] = [
            .init("Rule"), .init("Passed", numeric: true), .init("Failed", numeric: true),
            .init("Not verified", numeric: true), .init("Waived", numeric: true),
            .init("Not applicable", numeric: true),
        ]
        page.table(caption, columns) {
            page.markup.element("tbody") {
                for rule in rules { row(rule, page) }
            }
        }
    }

    private func row(_ rule: RuleRecord, _ page: HTMLPage) {
        let tally = contents.tallies.of(home, rule: rule.id)
        page.markup.element("tr") {
            page.rowHeader { page.link(to: "c-\(contents.ruleSlugs[rule.id])", rule.title, class: "name") }
            page.number(tally.pass, emphasis: "pass")
            page.number(tally.fail, emphasis: "fail")
            page.number(tally.unverified, emphasis: "unverified")
            page.number(tally.waived)
            page.number(tally.notApplicable)
        }
    }
}
