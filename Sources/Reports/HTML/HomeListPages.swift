// Lists all integrations and Apps with links, where they are too many for the first page.

import Inventory
import Snapshots

/// `integrations.html`, then `integrations-2.html`, each with as many rows as load at once.
struct HomeListPages {
    let site: HTMLSite

    private static let limit = 500

    static func name(_ number: Int) -> String { number == 1 ? "integrations.html" : "integrations-\(number).html" }

    func write(into files: ReportFiles) throws {
        let homes = site.contents.homes
        let count = (homes.count + Self.limit - 1) / Self.limit
        for number in 1...max(1, count) {
            let shown = homes.dropFirst((number - 1) * Self.limit).prefix(Self.limit)
            try files.write(Self.name(number), .html) { write(number, of: count, Array(shown), $0) }
        }
    }

    private func write(_ number: Int, of count: Int, _ homes: [AuditedHome], _ markup: MarkupWriter) {
        let title = "Integrations and Apps" + (count > 1 ? ", page \(number) of \(count)" : "")
        HTMLDocument(site: site, place: .beside, title: title).write(markup) { page in
            page.markup.element("header", [("class", "masthead")]) {
                page.markup.element("p", [("class", "up")]) { page.link(file: HTMLSite.indexName, HTMLSite.heading) }
                page.markup.element("h1", text: title)
            }
            let entry = PageFrame.Entry(anchor: "integrations", title: "Integrations and Apps", count: homes.count)
            PageFrame(contents: site.contents).write([entry], page) {
                let attributes: [MarkupWriter.Attribute] = [
                    ("id", "integrations"), ("aria-labelledby", "integrations-title"),
                ]
                page.markup.element("section", attributes) {
                    page.markup.element("h2", [("id", "integrations-title")], text: "By name")
                    page.tools(for: "integrations", opens: false)
                    table(homes, page)
                }
                others(number, of: count, page)
            }
        }
    }

    private func table(_ homes: [AuditedHome], _ page: HTMLPage) {
        let columns: [HTMLPage.Column] = [
            .init("Integration or App"), .init("Import"), .init("Failed", numeric: true),
            .init("Not verified", numeric: true), .init("Waived", numeric: true), .init("Passed", numeric: true),
        ]
        page.table("Integrations and Apps by name", columns) {
            page.markup.element("tbody") {
                for audited in homes {
                    page.markup.element("tr") {
                        page.rowHeader { page.link(to: audited.home, class: "name") }
                        page.cell { state(of: audited, page) }
                        let tally = site.contents.tallies.of(audited.home)
                        page.number(tally.fail, emphasis: "fail")
                        page.number(tally.unverified, emphasis: "unverified")
                        page.number(tally.waived)
                        page.number(tally.pass)
                    }
                }
            }
        }
    }

    private func state(of audited: AuditedHome, _ page: HTMLPage) {
        switch audited {
        case .integration(let record): CoverageSection.state(of: record, page)
        case .app(let record):
            page.status(
                record.doubt == nil ? .pass : .unverified, record.doubt == nil ? "Read in full" : "Not read in full")
        }
    }

    private func others(_ number: Int, of count: Int, _ page: HTMLPage) {
        guard count > 1 else { return }
        page.markup.element("nav", [("class", "pages"), ("aria-label", "Pages")]) {
            for other in 1...count {
                if other == number {
                    page.span("Page \(other)", class: "here")
                } else {
                    page.link(file: Self.name(other), "Page \(other)")
                }
                page.markup.text(" ")
            }
        }
    }
}
