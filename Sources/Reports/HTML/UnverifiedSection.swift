// What could not be verified: grouped by integration (or App), reason and rule, never one row for each repository.

import Inventory
import Snapshots

struct UnverifiedSection: ReportSection {
    /// The open groups of one integration or App that lack the same for the same reason.
    private struct Line {
        let home: SubjectHome
        let missing: FindingRecord.Missing
        let reason: String
        var groups: [UnverifiedGroup]

        var results: Int { groups.reduce(0) { $0 + $1.open } }
    }

    let contents: ReportContents
    let budget: PageBudget

    var anchor: String { "unverified" }
    var title: String { "Could not be verified" }
    var count: Int? { contents.outcome.unverified }
    var isFilterable: Bool { true }

    func write(_ page: HTMLPage) throws {
        let lines = self.lines
        guard !lines.isEmpty else {
            return page.paragraph("Nothing: every rule could judge every subject that it applies to.")
        }
        page.paragraph(
            "These results are neither good nor bad: the audit couldn't see what it would have had to see. "
                + "Granting what is "
                + "missing, and running again, decides them.", class: "lead")
        let columns: [HTMLPage.Column] = [
            .init("Why"), .init("Missing permission"), .init("Rules and their results"),
            .init("Results", numeric: true),
        ]
        var rows = budget.unverifiedRows
        var links = budget.unverifiedLinks
        var names = budget.names
        try page.table("Unverified results by integration and reason", columns, class: "unverified-results") {
            for home in contents.homes.map(\.home) {
                let own = lines.filter { $0.home == home }.prefix(max(0, rows))
                guard !own.isEmpty else { continue }
                rows -= own.count
                try page.markup.element("tbody") {
                    page.groupRow(columns: columns.count) { page.link(to: home) }
                    for line in own { try row(line, links: &links, names: &names, page) }
                }
            }
        }
        let hidden = lines.count - budget.unverifiedRows
        if hidden > 0 {
            page.paragraph(
                "\(Wording.count(hidden, "reason")) more: see \(page.site.elsewhere("finding_view")).",
                class: "truncated")
        }
    }

    private var lines: [Line] {
        var lines: [Line] = []
        for group in contents.groups where group.open > 0 {
            if let index = lines.lastIndex(where: {
                $0.home == group.home && $0.missing == group.missing && $0.reason == group.reason
            }) {
                lines[index].groups.append(group)
            } else {
                lines.append(
                    Line(
                        home: group.home, missing: group.missing, reason: group.reason, groups: [group]))
            }
        }
        return lines
    }

    /// The first subjects that the line's rule with the most results couldn't be applied to, as far as there is room:
    /// rules that lack the same mostly lack it for the same subjects.
    private func subjects(of line: Line, room: inout Int) throws -> (names: [String], total: Int) {
        guard room > 0, let group = line.groups.max(by: { $0.open < $1.open }) else { return ([], 0) }
        let examples = try contents.snapshot.examples(of: group, limit: min(budget.namesEach, group.open))
        let names = examples.filter { !$0.waived }.map(\.subject)
        room -= names.reduce(200) { $0 + min($1.utf8.count, 160) + 2 }
        return (names, group.open)
    }

    private func row(_ line: Line, links: inout Int, names: inout Int, _ page: HTMLPage) throws {
        let shown = line.groups.prefix(max(0, links))
        links -= shown.count
        let subjects = try self.subjects(of: line, room: &names)
        page.markup.element("tr") {
            page.cell {
                page.span(CauseText.of(line.missing.cause), class: "strong")
                page.markup.element("span", [("class", "sub")]) {
                    page.prose(VisibleText.clipped(line.reason, to: 300))
                }
                page.span("while reading \(line.missing.fact)", class: "sub")
            }
            page.cell(line.missing.permission.map { VisibleText.clipped($0, to: 120) } ?? "not a matter of permission")
            page.cell {
                for (index, group) in shown.enumerated() {
                    if index > 0 { page.markup.text(", ") }
                    page.link(to: "c-\(contents.ruleSlugs[group.rule])", group.rule, class: "ruleref")
                    page.markup.text(" \(Wording.number(group.open))")
                }
                let hidden = line.groups.count - shown.count
                if hidden > 0 { page.markup.text(" and \(Wording.count(hidden, "rule")) more") }
                page.names("Which subjects", subjects.names, of: subjects.total, rest: "see the integration's results")
            }
            page.number(line.results, emphasis: "unverified")
        }
    }
}
