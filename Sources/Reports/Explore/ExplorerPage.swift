// Writes explore.html: all results that aren't passes on one page, searched and filtered by a script.

import Foundation
import Inventory
import Snapshots

/// The only page that needs scripts; without them it says where the same stands.
struct ExplorerPage {
    let site: HTMLSite

    /// Throws `ExplorerData.TooLarge` where the results' data is beyond `limit` bytes.
    func write(_ markup: MarkupWriter, limit: Int = HTMLOptions.explorerLimit) throws {
        let document = HTMLDocument(
            site: site, place: .beside, title: "All results, \(CalendarDay(site.contents.run.startedAt))",
            script: HTMLSite.explorerScriptName)
        try document.write(markup) { page in
            page.markup.element("header", [("class", "masthead")]) {
                page.markup.element("p", [("class", "up")]) { page.link(file: HTMLSite.indexName, HTMLSite.heading) }
                page.markup.element("h1", text: "All results")
                let outcome = site.contents.outcome
                page.paragraph(
                    "\(Wording.count(outcome.fails, "open finding")), \(Wording.number(outcome.unverified)) not "
                        + "verified, \(Wording.number(outcome.waived)) waived. What passed is counted, not listed.")
            }
            page.markup.element("main", [("id", "content"), ("class", "explorer")]) {
                page.markup.element("p", [("id", "without-script"), ("class", "truncated")]) {
                    page.markup.text(
                        "This page needs JavaScript, which is off or forbidden here. Every result stands on the pages "
                            + "of the integrations too: begin at ")
                    page.link(file: HTMLSite.indexName, "the report")
                    page.markup.text(".")
                }
                controls(page)
                page.markup.element("div", [("id", "results"), ("hidden", "hidden")])
            }
            try page.markup.element("script", [("type", "application/gzip"), ("id", "data")]) {
                try ExplorerData(site: site).write(to: page.markup, limit: limit)
            }
        }
    }

    private func controls(_ page: HTMLPage) {
        let form: [MarkupWriter.Attribute] = [
            ("id", "controls"), ("class", "tools"), ("role", "search"), ("hidden", "hidden"),
        ]
        page.markup.element("div", form) {
            page.markup.element("div") {
                page.markup.element("label", [("for", "search")], text: "Search")
                page.markup.text(" ")
                page.markup.element("input", [("type", "search"), ("id", "search"), ("autocomplete", "off")])
            }
            for (id, label) in [
                ("status", "Status"), ("severity", "Severity"), ("rule", "Rule"), ("home", "Integration or App"),
            ] {
                page.markup.element("div") {
                    page.markup.element("label", [("for", id)], text: label)
                    page.markup.text(" ")
                    page.markup.element("select", [("id", id)]) {
                        page.markup.element("option", [("value", "")], text: "all")
                    }
                }
            }
            page.markup.element("span", [("id", "matches"), ("class", "matches"), ("role", "status")])
        }
    }
}
