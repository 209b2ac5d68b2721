// Writes the pages of one integration or App: its facts, then every result that isn't a pass, 250 to a page.

import Foundation
import Inventory
import Snapshots

struct HomePages {
    let site: HTMLSite
    let audited: AuditedHome

    private var contents: ReportContents { site.contents }
    private var home: SubjectHome { audited.home }

    /// Streams the results: one page's worth of them is in memory at a time.
    func write(into files: ReportFiles) throws {
        let facts = try HomeFacts(contents, audited)
        var (number, results) = (1, [FindingRecord]())
        func write() throws {
            let name = "\(HTMLSite.pageFolder)/\(site.pageName(of: home, number))"
            try files.write(name, .html) { try self.write(number, results, facts, $0) }
            number += 1
            results.removeAll(keepingCapacity: true)
        }
        for kind in ResultKind.allCases where kind.count(in: contents.tallies.of(home)) > 0 {
            try contents.snapshot.forEachFinding(kind.query(home)) { finding in
                results.append(finding)
                if results.count == HTMLSite.pageLimit { try write() }
            }
        }
        if !results.isEmpty || number == 1 { try write() }
    }

    private func write(_ number: Int, _ results: [FindingRecord], _ facts: HomeFacts, _ markup: MarkupWriter) throws {
        let count = site.pageCount(of: home)
        let links = PageLinks(site: site, home: home, number: number, count: count)
        let paging = count > 1 ? ", page \(number) of \(count)" : ""
        let parts = ResultKind.allCases.map { kind in (kind, results.filter { ResultKind($0) == kind }) }
            .filter { !$0.1.isEmpty }
        let document = HTMLDocument(
            site: site, place: .inside,
            title: "\(VisibleText.line(home.title, limit: 120))\(paging), \(CalendarDay(contents.run.startedAt))")
        try document.write(markup) { page in
            header(paging, page)
            try PageFrame(contents: contents).write(entries(number, facts, parts), page) {
                if number == 1 { head(facts, page) }
                links.write("Pages", page)
                for (kind, results) in parts { try section(kind, results, page) }
                if number == 1 { rules(page) }
                links.write("Pages, again", page)
            }
        }
    }

    private func header(_ paging: String, _ page: HTMLPage) {
        page.markup.element("header", [("class", "masthead")]) {
            page.markup.element("p", [("class", "up")]) {
                page.markup.element("a", [("href", page.place.first)], text: HTMLSite.heading)
                if site.hasExplorer {
                    page.markup.text(" · ")
                    page.link(file: HTMLSite.explorerName, "Search all results")
                }
            }
            page.markup.element("h1", text: VisibleText.clipped(home.title, to: 200) + paging)
            page.paragraph(
                "\(audited.forge.kind.title) · collected \(Wording.instant(contents.run.startedAt))")
        }
    }

    private func entries(
        _ number: Int, _ facts: HomeFacts, _ parts: [(ResultKind, [FindingRecord])]
    ) -> [PageFrame.Entry] {
        var entries: [PageFrame.Entry] = []
        if number == 1 {
            entries = [("summary", "Summary"), ("facts", "Facts and proof")].map {
                PageFrame.Entry(anchor: $0, title: $1, count: nil)
            }
            if !facts.gaps.isEmpty {
                entries.append(PageFrame.Entry(anchor: "gaps", title: "Gaps", count: facts.gaps.count))
            }
        }
        entries += parts.map { PageFrame.Entry(anchor: $0.0.anchor, title: $0.0.title, count: $0.1.count) }
        return entries + (number == 1 ? [PageFrame.Entry(anchor: "rules", title: "Results by rule", count: nil)] : [])
    }

    private func head(_ facts: HomeFacts, _ page: HTMLPage) {
        HomeSummary(contents: contents, audited: audited).write(page)
        section("facts", "Facts and proof", page) { facts.write(page) }
        if !facts.gaps.isEmpty {
            section("gaps", "Gaps", page) {
                GapsSection.table("Gaps of \(VisibleText.line(home.title, limit: 120))", facts.gaps, page)
            }
        }
    }

    private func rules(_ page: HTMLPage) {
        section("rules", "Results by rule", page) {
            HomeRulesTable(contents: contents, home: home).write("Results by rule, those that passed included", page)
        }
    }

    private func section(_ kind: ResultKind, _ results: [FindingRecord], _ page: HTMLPage) throws {
        try section(kind.anchor, kind.title, page) {
            page.tools(for: kind.anchor, opens: true)
            let all = kind.count(in: contents.tallies.of(home))
            if results.count < all {
                page.paragraph(
                    "\(Wording.number(results.count)) of \(Wording.number(all)) stand on this page.", class: "lead")
            }
            try ResultList(contents: contents, namesHome: false).write(results, page)
        }
    }

    private func section(_ anchor: String, _ title: String, _ page: HTMLPage, _ content: () throws -> Void) rethrows {
        try page.markup.element("section", [("id", anchor), ("aria-labelledby", "\(anchor)-title")]) {
            page.markup.element("h2", [("id", "\(anchor)-title")], text: title)
            try content()
        }
    }
}
