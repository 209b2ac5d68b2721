// The open findings, the most severe first, grouped by rule.

import Inventory
import Snapshots

struct FindingsSection: ReportSection {
    let contents: ReportContents
    let budget: PageBudget
    let openFails: [OpenFailCount]

    var anchor: String { "findings" }
    var title: String { "Findings" }
    var count: Int? { contents.outcome.fails }

    func write(_ page: HTMLPage) throws {
        let groups = FindingGroup.groups(openFails, contents)
        guard !groups.isEmpty else {
            return page.paragraph("No open finding: no rule failed on anything that could be seen and isn't waived.")
        }
        let quotas = FindingGroup.quotas(groups, budget.findings)
        let shown = quotas.reduce(0, +)
        if shown < contents.outcome.fails {
            page.paragraph(
                "\(Wording.number(shown)) of \(Wording.count(contents.outcome.fails, "open finding")) are shown "
                    + "with their "
                    + "evidence, the others are counted by rule and integration: see junit.xml, or finding_view in the "
                    + "snapshot.", class: "truncated")
        }
        let start = page.markup.size
        for (index, group) in groups.enumerated() {
            let left = budget.findingBytes - (page.markup.size - start)
            // What a rule's own texts take is kept back for the rules that are still to come.
            let room = left - (groups.count - index) * 1_600
            let findings = room > 0 ? try contents.snapshot.openFails(of: group.rule.id, limit: quotas[index]) : []
            try FindingGroupView(contents: contents, group: group, room: room).write(findings, page)
        }
    }
}
