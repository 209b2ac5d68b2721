// The accepted findings: who accepted what, why and until when.

import Inventory
import Snapshots

struct WaiversSection: ReportSection {
    let contents: ReportContents
    let budget: PageBudget

    var anchor: String { "waivers" }
    var title: String { "Waivers" }
    var count: Int? { contents.waivers.count }

    func write(_ page: HTMLPage) throws {
        guard !contents.waivers.isEmpty else { return page.paragraph("The policy holds no waiver.") }
        page.paragraph(
            "An expired waiver covers nothing: what it covered is among the findings again. The expired ones come "
                + "first.",
            class: "lead")
        let columns: [HTMLPage.Column] = [
            .init("Waiver"), .init("State"), .init("Covers"), .init("Reason"), .init("Owner and approver"),
            .init("Created"), .init("Ends"), .init("Matches", numeric: true), .init("Waives", numeric: true),
        ]
        var names = budget.names
        try page.table("Waivers of the policy, expired ones first", columns, class: "waived-results") {
            try page.markup.element("tbody") {
                for record in contents.waivers.prefix(budget.waivers) { try row(record, names: &names, page) }
            }
        }
        let hidden = contents.waivers.count - budget.waivers
        if hidden > 0 {
            page.paragraph(
                "\(Wording.count(hidden, "waiver")) more: see \(page.site.elsewhere("the table waiver")).",
                class: "truncated")
        }
    }

    private func row(_ record: WaiverRecord, names: inout Int, _ page: HTMLPage) throws {
        let waiver = record.waiver
        var subjects: [String] = []
        if names > 0, record.waives > 0 {
            let limit = min(budget.namesEach, record.waives)
            subjects = try contents.snapshot.waivedSubjects(by: waiver.id, limit: limit).map {
                "\($0.subject) (\($0.home.title))"
            }
            names -= subjects.reduce(200) { $0 + min($1.utf8.count, 160) + 2 }
        }
        page.markup.element("tr") {
            page.rowHeader(id: "w-\(contents.waiverSlugs[waiver.id])") { page.markup.text(waiver.id) }
            page.cell { state(record, page) }
            page.cell {
                page.link(to: "c-\(contents.ruleSlugs[waiver.rule])", waiver.rule, class: "ruleref")
                page.span(VisibleText.clipped(waiver.subjectPattern, to: 200), class: "sub mono")
                if waiver.coversUnverified { page.span("unverified results too", class: "sub") }
                page.names("What it waives", subjects, of: record.waives, rest: "see the integrations' results")
            }
            page.cell {
                page.markup.text(VisibleText.clipped(waiver.reason, to: 300))
                if let ticket = waiver.ticket {
                    page.subject(VisibleText.clipped(ticket, to: 120), url: ticket, class: "sub")
                }
            }
            let owner = VisibleText.clipped(waiver.owner, to: 80)
            page.cell("\(owner), approved by \(VisibleText.clipped(waiver.approvedBy, to: 80))")
            page.cell { page.span(waiver.created?.description ?? "not stated", class: "date") }
            page.cell {
                page.span(waiver.expires.description, class: "strong date")
                page.span(distance(record), class: "sub")
            }
            page.number(record.matches)
            page.number(record.waives)
        }
    }

    private func state(_ record: WaiverRecord, _ page: HTMLPage) {
        if record.expired {
            page.status(.fail, "Expired")
        } else if record.matches == 0 {
            page.status(.none, "Matches nothing")
        } else {
            page.status(.waived, "In force")
            if record.waiver.expires.days(from: contents.audit.asOf) <= contents.audit.waiverSoonDays {
                page.span("ends soon", class: "sub")
            }
        }
        if record.broad { page.span("broad: it waives much of its rule", class: "sub") }
    }

    private func distance(_ record: WaiverRecord) -> String {
        let days = record.waiver.expires.days(from: contents.audit.asOf)
        return record.expired
            ? "\(Wording.count(max(0, -days), "day")) ago" : "\(Wording.count(max(0, days), "day")) left"
    }
}
