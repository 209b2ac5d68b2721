// In a single file: what is known of each integration and App, which has a page of its own in a folder.

import Inventory
import Snapshots

struct HomesSection: ReportSection {
    let contents: ReportContents
    let budget: PageBudget

    var anchor: String { "integrations" }
    var title: String { "Integrations and Apps" }
    var count: Int? { contents.homes.count }

    func write(_ page: HTMLPage) throws {
        let homes = contents.homes
        guard !homes.isEmpty else { return page.paragraph("None is configured.") }
        for audited in homes.prefix(budget.integrations) {
            let facts = try HomeFacts(contents, audited)
            let anchor = "h-\(contents.slug(audited.home))"
            page.markup.element("h3", [("id", anchor)], text: audited.home.title)
            facts.write(page)
        }
        let hidden = homes.count - budget.integrations
        if hidden > 0 {
            page.paragraph(
                "\(Wording.count(hidden, "integration")) more: see \(page.site.elsewhere("integration_view")).",
                class: "truncated")
        }
    }
}
