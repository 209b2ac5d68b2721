// Writes index.html: the whole report on one page, without scripts and readable without its style sheet.

import Foundation
import Inventory
import Snapshots

struct HTMLReport {
    let contents: ReportContents

    static let styleSheetName = "report.css"

    /// Scripts, frames, forms and anything from elsewhere are forbidden; CI servers that show reports forbid inline
    /// style.
    private static let policy =
        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"

    func write(_ markup: MarkupWriter) throws {
        let page = HTMLPage(markup: markup)
        let openFails = try contents.snapshot.openFailCounts()
        let sections = self.sections(openFails)
        try markup.element("html", [("lang", "en")]) {
            head(markup)
            try markup.element("body") {
                StatusIcon.writeSprite(markup)
                page.link(to: "content", "Skip to the report", class: "skip")
                header(page)
                try markup.element("div", [("class", "frame")]) {
                    contentsList(sections, page)
                    try markup.element("main", [("id", "content")]) {
                        VerdictBanner(contents: contents, openFails: openFails).write(page)
                        for section in sections { try page.write(section) }
                    }
                }
                footer(page)
            }
        }
        // The closing line break that every text file has.
        markup.text("\n")
    }

    private func sections(_ openFails: [OpenFailCount]) -> [any ReportSection] {
        let budget = PageBudget(contents)
        return [
            ProvenanceSection(contents: contents),
            CoverageSection(contents: contents, budget: budget),
            GapsSection(contents: contents, budget: budget),
            ChangesSection(contents: contents),
            TrendSection(contents: contents),
            FindingsSection(contents: contents, budget: budget, openFails: openFails),
            UnverifiedSection(contents: contents, budget: budget),
            WaiversSection(contents: contents, budget: budget),
            ControlsSection(contents: contents, budget: budget),
            RulesSection(contents: contents, budget: budget, withFindings: Set(openFails.map(\.rule))),
            MethodSection(contents: contents, budget: budget),
            SignOffSection(contents: contents),
        ]
    }

    private var heading: String { "Audit of forge integrations" }

    private func head(_ markup: MarkupWriter) {
        markup.element("head") {
            markup.element("meta", [("charset", "utf-8")])
            markup.element("meta", [("http-equiv", "Content-Security-Policy"), ("content", Self.policy)])
            markup.element("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
            markup.element("meta", [("name", "color-scheme"), ("content", "light dark")])
            markup.element("meta", [("name", "referrer"), ("content", "no-referrer")])
            let word = VerdictText(contents: contents).word.lowercased()
            markup.element("title", text: "\(heading), \(CalendarDay(contents.run.startedAt)): \(word)")
            markup.element("link", [("rel", "stylesheet"), ("href", Self.styleSheetName)])
        }
    }

    private func header(_ page: HTMLPage) {
        page.markup.element("header", [("class", "masthead")]) {
            page.markup.element("h1", text: heading)
            let forges = Set(contents.integrations.map(\.forge)).count
            let repositories = contents.integrations.reduce(0) { $0 + $1.repositories }
            page.paragraph(
                [
                    Wording.count(contents.integrations.count, "integration"), Wording.count(forges, "forge"),
                    Wording.count(repositories, "repository", "repositories"),
                    "collected \(Wording.instant(contents.run.startedAt))",
                ].joined(separator: " · "))
        }
    }

    private func contentsList(_ sections: [any ReportSection], _ page: HTMLPage) {
        page.markup.element("nav", [("class", "toc"), ("aria-label", "Contents")]) {
            page.markup.element("ol") {
                page.markup.element("li") { page.link(to: "verdict", "Verdict") }
                for section in sections {
                    page.markup.element("li") {
                        page.markup.element("a", [("href", "#\(section.anchor)")]) {
                            page.markup.text(section.title)
                            if let count = section.count { page.span(" \(Wording.number(count))", class: "count") }
                        }
                    }
                }
            }
        }
    }

    private func footer(_ page: HTMLPage) {
        page.markup.element("footer", [("class", "colophon")]) {
            let outcome = contents.outcome
            page.paragraph(
                "\(Wording.count(outcome.fails, "open finding")), \(Wording.number(outcome.unverified)) not verified, "
                    + "\(Wording.number(outcome.waived)) waived, \(Wording.number(outcome.passes)) passed, "
                    + "\(Wording.number(outcome.notApplicable)) not applicable.")
            page.paragraph(
                "Written by forgeaudit from \(contents.fileName), SHA-256 of its content "
                    + "\(contents.run.contentSHA256). For machines: junit.xml, where that report was asked "
                    + "for, and the snapshot itself.")
        }
    }
}
