// In a single file: the results that aren't open findings, one by one.

import Inventory
import Snapshots

struct OtherResultsSection: ReportSection {
    let contents: ReportContents
    /// How many results there is room for.
    let room: Int

    var anchor: String { "other-results" }
    var title: String { "Unverified and waived results" }
    var count: Int? { contents.outcome.unverified + contents.outcome.waived }
    var isFilterable: Bool { true }
    var hasEvidence: Bool { true }

    func write(_ page: HTMLPage) throws {
        let all = contents.outcome.unverified + contents.outcome.waived
        guard all > 0 else { return page.paragraph("None.") }
        var left = max(0, room)
        if all > left {
            page.paragraph(
                "\(Wording.number(left)) of \(Wording.count(all, "result")) are listed here: see "
                    + "\(page.site.elsewhere("finding_view")).", class: "truncated")
        }
        for kind in [ResultKind.unverified, .waived] where left > 0 {
            var results: [FindingRecord] = []
            try contents.snapshot.forEachFinding(kind.query(nil, limit: left)) { results.append($0) }
            guard !results.isEmpty else { continue }
            left -= results.count
            page.markup.element("h3", text: kind.title)
            try ResultList(contents: contents, namesHome: true, heading: "h4").write(results, page)
        }
    }
}
