// How much of each integration, and of each App, was seen.

import Foundation
import Inventory
import Snapshots

struct CoverageSection: ReportSection {
    let contents: ReportContents
    let budget: PageBudget

    var anchor: String { "coverage" }
    var title: String { "Coverage" }
    var count: Int? { contents.integrations.count }
    var isFilterable: Bool { true }

    func write(_ page: HTMLPage) {
        guard !contents.integrations.isEmpty else {
            return page.paragraph("No integration is configured, so nothing was read.")
        }
        let shown = self.shown
        page.paragraph(
            "What each integration and App let the audit see. An import counts as complete only where its numbers prove it.",
            class: "lead")
        let columns: [HTMLPage.Column] = [
            .init("Integration or App"), .init("Import and its proof"), .init("Repositories", numeric: true),
            .init("Evaluated", numeric: true), .init("Failed", numeric: true), .init("Not verified", numeric: true),
            .init("Waived", numeric: true), .init("Not applicable", numeric: true), .init("Requests", numeric: true),
        ]
        page.table("Coverage by integration", columns, class: "coverage") {
            page.markup.element("tbody") {
                for integration in shown { row(integration, page) }
                for app in contents.apps { row(app, page) }
            }
            page.markup.element("tfoot") { total(page) }
        }
        let hidden = contents.integrations.count - shown.count
        if hidden > 0 {
            page.paragraph(
                "\(Wording.count(hidden, "integration")) more, counted in the total: see "
                    + "\(page.site.elsewhere("integration_view")).", class: "truncated")
        }
        if page.site.listsHomes {
            page.markup.element("p", [("class", "truncated")]) {
                page.link(file: HomeListPages.name(1), "All integrations and Apps with links to their pages")
            }
        }
    }

    /// By name; where there are too many, those with a doubt, a fail or something unseen come first.
    private var shown: [IntegrationRecord] {
        guard contents.integrations.count > budget.integrations else { return contents.integrations }
        func weight(_ integration: IntegrationRecord) -> Int {
            let tally = contents.tallies.of(.integration(integration.name))
            if integration.importState != .complete { return 0 }
            return tally.fail > 0 ? 1 : tally.unverified > 0 ? 2 : 3
        }
        let chosen = contents.integrations.sorted { (weight($0), $0.name) < (weight($1), $1.name) }
            .prefix(budget.integrations)
        return chosen.sorted { $0.name < $1.name }
    }

    private func row(_ integration: IntegrationRecord, _ page: HTMLPage) {
        let tally = contents.tallies.of(.integration(integration.name))
        page.markup.element("tr") {
            page.rowHeader(id: "i-\(contents.slug(.integration(integration.name)))") {
                name(.integration(integration.name), page)
                page.span(VisibleText.clipped(integration.connection, to: 160), class: "sub")
                page.span(
                    "\(integration.owner.kind) \(VisibleText.clipped(integration.owner.name, to: 80))", class: "sub")
            }
            page.cell {
                Self.state(of: integration, page)
                proof(integration, page)
            }
            page.number(integration.repositories)
            numbers(tally, page)
            page.number(integration.requests)
        }
    }

    private func row(_ app: AppRecord, _ page: HTMLPage) {
        let home = SubjectHome.app(app.name)
        page.markup.element("tr") {
            page.rowHeader(id: "i-\(contents.slug(home))") {
                name(home, page)
                let name = app.displayName.map { "GitHub App \($0), " } ?? ""
                page.span(
                    VisibleText.clipped(name + Wording.count(app.integrations, "integration"), to: 160), class: "sub")
            }
            page.cell {
                if let doubt = app.doubt {
                    page.status(.unverified, "Not read in full")
                    page.span(VisibleText.clipped(doubt, to: 240), class: "sub")
                } else {
                    page.status(.pass, "Read in full")
                }
                if let proof = app.installations, proof.pages > 0 {
                    page.span("installations: \(Self.proof(proof))", class: "sub")
                }
            }
            page.markup.element("td", [("class", "number")], text: "–")
            numbers(contents.tallies.of(home), page)
            page.number(app.requests)
        }
    }

    /// In a folder each integration and App has a page of its own.
    private func name(_ home: SubjectHome, _ page: HTMLPage) {
        switch page.site.packaging {
        case .folder: page.link(to: home, class: "name")
        case .file: page.link(here: "h-\(contents.slug(home))", home.title, class: "name")
        }
    }

    private func numbers(_ tally: Tally, _ page: HTMLPage) {
        page.markup.element("td", [("class", "number")]) {
            page.markup.text(Wording.number(tally.evaluated))
            CoverageBar(tally: tally).write(page)
        }
        page.number(tally.fail, emphasis: "fail")
        page.number(tally.unverified, emphasis: "unverified")
        page.number(tally.waived)
        page.number(tally.notApplicable)
    }

    /// How the import ended, as shape and word.
    static func state(of integration: IntegrationRecord, _ page: HTMLPage) {
        switch integration.importState {
        case .complete: page.status(.pass, "Complete")
        case .incomplete: page.status(.unverified, "Not proven complete")
        case .blocked: page.status(.fail, "Blocked")
        case .failed: page.status(.unverified, "Failed")
        case nil: page.status(.unverified, "Interrupted")
        }
    }

    private func proof(_ integration: IntegrationRecord, _ page: HTMLPage) {
        if let doubt = integration.importDoubt { page.span(VisibleText.clipped(doubt, to: 240), class: "sub") }
        let proofs = (contents.listings[integration.name] ?? []).map(\.proof)
        let main = proofs.first { $0.fact == .projects || $0.fact == .installationRepositories } ?? proofs.first
        if let main { page.span(Self.proof(main), class: "sub") }
        guard integration.stale > 0 else { return }
        page.span(
            "\(Wording.count(integration.stale, "repository", "repositories")) kept from an earlier run as stale",
            class: "sub")
    }

    /// `230 of 230 announced, 3 pages`.
    static func proof(_ proof: ListingProof) -> String {
        let announced = proof.announced.map { " of \(Wording.number($0)) announced" } ?? ", no total announced"
        let repeated =
            proof.received > proof.distinct ? ", \(Wording.number(proof.received - proof.distinct)) repeated" : ""
        let end = proof.exhausted ? "" : ", end not reached"
        return "\(Wording.number(proof.distinct))\(announced) in \(Wording.count(proof.pages, "page"))\(repeated)\(end)"
    }

    private func total(_ page: HTMLPage) {
        let outcome = contents.outcome
        page.markup.element("tr") {
            page.rowHeader { page.markup.text("Total") }
            let complete = contents.integrations.filter { $0.importState == .complete }.count
            page.cell("\(Wording.number(complete)) of \(Wording.number(contents.integrations.count)) proven complete")
            page.number(contents.integrations.reduce(0) { $0 + $1.repositories })
            page.number(outcome.applicable - outcome.unverified)
            page.number(outcome.fails, emphasis: "fail")
            page.number(outcome.unverified, emphasis: "unverified")
            page.number(outcome.waived)
            page.number(outcome.notApplicable)
            page.number(contents.integrations.reduce(contents.sharedRequests) { $0 + $1.requests })
        }
    }
}
