// How the audit works: what each rule reads, what the words mean, and what can't be seen at all.

import Inventory
import Snapshots

struct MethodSection: ReportSection {
    let contents: ReportContents
    let budget: PageBudget

    var anchor: String { "method" }
    var title: String { "Method" }

    func write(_ page: HTMLPage) {
        page.paragraph(
            "The tool reads what each integration's own credential may read, keeps the answers' facts and their "
                + "evidence in "
                + "one snapshot file, and judges that file. This page is a function of the snapshot: the same "
                + "snapshot gives "
                + "the same page.", class: "lead")
        definitions(page)
        readings(page)
        limits(page)
    }

    private func definitions(_ page: HTMLPage) {
        page.markup.element("h3", text: "What the words mean")
        page.markup.element("dl", [("class", "facts")]) {
            page.entry("Passed", "The facts were read, and they are as the rule asks.")
            page.entry("Failed", "The facts were read, and they prove the defect.")
            page.entry("Not verified", "A fact that the rule needs could not be read. Never counted as passed.")
            page.entry("Waived", "Failed (or, where the waiver says so, not verified), and accepted until a date.")
            page.entry("Not applicable", "The rule has nothing to say on the subject.")
            page.entry("Complete", "Counts, repeated rows and the last page prove that a listing was read to its end.")
            page.entry("Critical", "Code or credentials are exposed, or somebody else's integration is in use.")
            page.entry("High", "An integration doesn't work, or its rights are held by somebody who shouldn't.")
            page.entry("Medium", "Part of the work fails silently, or more is granted than needed.")
            page.entry("Low and info", "Something to tidy up, or to know. Neither proves harm.")
        }
    }

    private func readings(_ page: HTMLPage) {
        guard !contents.rules.isEmpty else { return }
        page.markup.element("h3", text: "What each rule reads")
        let columns: [HTMLPage.Column] = [
            .init("Rule"), .init("Judges"), .init("Request and the least permission for it"), .init("Settings"),
        ]
        page.table("What each rule reads", columns) {
            page.markup.element("tbody") { for rule in contents.rules.prefix(budget.rules) { row(rule, page) } }
        }
    }

    private func row(_ rule: RuleRecord, _ page: HTMLPage) {
        page.markup.element("tr") {
            page.rowHeader { page.span(rule.id, class: "mono") }
            page.cell(rule.subjectKind.rawValue)
            page.cell {
                for reading in rule.readings.prefix(6) {
                    page.code(reading.endpoint)
                    page.span(VisibleText.clipped(reading.permission, to: 120), class: "sub")
                }
                if rule.readings.isEmpty { page.markup.text("nothing beyond the configuration") }
            }
            page.cell(rule.settings.isEmpty ? "none" : VisibleText.clipped(rule.settings, to: 200))
        }
    }

    private func limits(_ page: HTMLPage) {
        page.markup.element("h3", text: "Known limits")
        page.markup.element("ul", [("class", "limits")]) {
            for limit in Self.limits { page.markup.element("li", text: limit) }
        }
    }

    private static let limits = [
        "No forge lets a webhook's secret be read: the audit can't tell whether a hook has one, or which.",
        "GitHub's API doesn't tell who installed an App: that rests on what the configuration names, checked "
            + "against the "
            + "organization's members.",
        "GitLab's system hooks are visible to administrators only: a rebuild that one of them triggers isn't seen.",
        "A group's webhooks are readable with Owner access on the group alone; elsewhere their results are unverified.",
        "A snapshot shows one moment. What changed and changed back between two snapshots isn't seen.",
        "An integration is judged by what its own credential sees: what is hidden from it, the report can't know of.",
    ]
}
