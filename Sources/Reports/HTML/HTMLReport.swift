// Writes the first page, or the single file: the verdict, and every section of the report.

import Foundation
import Inventory
import Snapshots

struct HTMLReport {
    let site: HTMLSite
    let budget: PageBudget
    let openFails: [OpenFailCount]

    private var contents: ReportContents { site.contents }

    func write(_ markup: MarkupWriter) throws {
        let sections = self.sections
        let word = VerdictText(contents: contents).word.lowercased()
        let title = "\(HTMLSite.heading), \(CalendarDay(contents.run.startedAt)): \(word)"
        try HTMLDocument(site: site, place: .first, title: title).write(markup) { page in
            header(page)
            let entries =
                [PageFrame.Entry(anchor: "verdict", title: "Verdict", count: nil)]
                + sections.map { PageFrame.Entry(anchor: $0.anchor, title: $0.title, count: $0.count) }
            try PageFrame(contents: contents).write(entries, page) {
                VerdictBanner(contents: contents, openFails: openFails).write(page)
                for section in sections { try page.write(section) }
            }
        }
    }

    private var sections: [any ReportSection] {
        var sections: [any ReportSection] = [
            ProvenanceSection(contents: contents),
            CoverageSection(contents: contents, budget: budget),
            GapsSection(contents: contents, budget: budget),
            ChangesSection(contents: contents),
            TrendSection(contents: contents),
            FindingsSection(contents: contents, budget: budget, openFails: openFails),
            UnverifiedSection(contents: contents, budget: budget),
            WaiversSection(contents: contents, budget: budget),
        ]
        // In a folder these stand on the pages of the integrations.
        if site.packaging == .file {
            sections += [
                OtherResultsSection(contents: contents, room: site.resultLimit - contents.outcome.fails),
                HomesSection(contents: contents, budget: budget),
            ]
        }
        return sections + [
            ControlsSection(contents: contents, budget: budget),
            RulesSection(contents: contents, budget: budget, withFindings: Set(openFails.map(\.rule))),
            MethodSection(contents: contents, budget: budget),
            SignOffSection(contents: contents),
        ]
    }

    private func header(_ page: HTMLPage) {
        page.markup.element("header", [("class", "masthead")]) {
            page.markup.element("h1", text: HTMLSite.heading)
            let forges = Set(contents.integrations.map(\.forge)).count
            let repositories = contents.integrations.reduce(0) { $0 + $1.repositories }
            page.paragraph(
                [
                    Wording.count(contents.integrations.count, "integration"), Wording.count(forges, "forge"),
                    Wording.count(repositories, "repository", "repositories"),
                    "collected \(Wording.instant(contents.run.startedAt))",
                ].joined(separator: " · "))
            if site.hasExplorer {
                page.markup.element("p") {
                    page.link(file: HTMLSite.explorerName, "Search all results")
                }
            }
        }
    }
}
