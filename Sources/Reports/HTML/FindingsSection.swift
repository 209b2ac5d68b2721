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
    var isFilterable: Bool { true }
    var hasEvidence: Bool { true }

    func write(_ page: HTMLPage) throws {
        let groups = FindingGroup.groups(openFails, contents)
        guard !groups.isEmpty else {
            return page.paragraph("No open finding: no rule failed on anything that could be seen and isn't waived.")
        }
        let quotas = FindingGroup.quotas(groups, budget.findings)
        let shown = quotas.reduce(0, +)
        if shown < contents.outcome.fails {
            let others =
                page.site.packaging == .folder
                ? "all of them stand on their integration's page, and in " : "for the others see "
            page.paragraph(
                "At most \(Wording.number(shown)) of \(Wording.count(contents.outcome.fails, "open finding")) are shown "
                    + "here with their evidence, the others are counted by rule and integration: "
                    + "\(others)\(page.site.elsewhere("finding_view")).", class: "truncated")
        }
        var (bytes, quota) = (budget.findingBytes, shown)
        for (group, own) in zip(groups, quotas) {
            // A share of what is left, so that one rule with long texts doesn't hide the rules after it.
            let room = quota > 0 ? bytes * own / quota : 0
            let findings = room > 0 ? try contents.snapshot.openFails(of: group.rule.id, limit: own) : []
            bytes -= try FindingGroupView(contents: contents, group: group, room: room).write(findings, page)
            quota -= own
        }
    }
}
