// What could not be observed, why, and which rules that blocks.

import Inventory
import Snapshots

struct GapsSection: ReportSection {
    let contents: ReportContents
    let budget: PageBudget

    var anchor: String { "gaps" }
    var title: String { "Gaps" }
    var count: Int? { contents.gaps.count }

    func write(_ page: HTMLPage) {
        if contents.gaps.isEmpty {
            page.paragraph("Every request that the audit needed was answered.")
        } else {
            page.paragraph(
                "Each gap makes the results that rest on it unverified. None of them is counted as passed.",
                class: "lead")
            Self.table("Gaps by integration", contents.gaps.prefix(budget.gaps), page)
            let hidden = contents.gaps.count - budget.gaps
            if hidden > 0 {
                page.paragraph(
                    "\(Wording.count(hidden, "gap")) more: see \(page.site.elsewhere("gap_view")).",
                    class: "truncated")
            }
        }
        switchedOff(page)
    }

    /// A row for each gap; `caption` must be unique on its page.
    static func table(_ caption: String, _ gaps: some Sequence<GapRecord>, _ page: HTMLPage) {
        let columns: [HTMLPage.Column] = [
            .init("Integration or App"), .init("What could not be read"), .init("Why"), .init("Missing permission"),
            .init("Subjects", numeric: true), .init("Rules it blocks"),
        ]
        page.table(caption, columns, class: "gaps") {
            page.markup.element("tbody") { for gap in gaps { row(gap, page) } }
        }
    }

    private static func row(_ gap: GapRecord, _ page: HTMLPage) {
        page.markup.element("tr") {
            page.rowHeader { page.link(to: gap.home) }
            page.cell { page.code(gap.fact.endpoint) }
            page.cell {
                page.span(CauseText.of(gap.cause.rawValue), class: "strong")
                page.span(VisibleText.clipped(gap.message, to: 300), class: "sub")
            }
            page.cell(gap.missingPermission.map { VisibleText.clipped($0, to: 120) } ?? "not a matter of permission")
            page.number(gap.subjects)
            page.cell(
                gap.blockedRules.isEmpty
                    ? "none"
                    : gap.blockedRules.prefix(8).joined(separator: ", ")
                        + (gap.blockedRules.count > 8 ? " and \(gap.blockedRules.count - 8) more" : ""))
        }
    }

    private func switchedOff(_ page: HTMLPage) {
        let off = contents.rules.filter { !$0.enabled }
        page.markup.element("h3", [("id", "switched-off")], text: "Rules switched off")
        guard !off.isEmpty else { return page.paragraph("None: every rule of the catalogue was applied.") }
        page.paragraph("The policy switches these off, so nothing below speaks of them:")
        page.markup.element("ul") {
            for rule in off.prefix(budget.rules) {
                page.markup.element("li") {
                    page.code(rule.id)
                    page.markup.text(" \(rule.title)")
                }
            }
        }
    }
}
