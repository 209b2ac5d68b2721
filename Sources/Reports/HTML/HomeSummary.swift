// The top of an integration's page: what was found in it, and whether its import can be relied on.

import Inventory
import Snapshots

struct HomeSummary {
    let contents: ReportContents
    let audited: AuditedHome

    private var tally: Tally { contents.tallies.of(audited.home) }

    func write(_ page: HTMLPage) {
        let attributes: [MarkupWriter.Attribute] = [
            ("id", "summary"), ("class", "verdict \(icon.rawValue)"), ("aria-labelledby", "summary-title"),
        ]
        page.markup.element("section", attributes) {
            page.markup.element("div", [("class", "ruling")]) {
                page.icon(icon, class: "emblem")
                page.markup.element("div") {
                    page.markup.element("h2", [("id", "summary-title")], text: words)
                    page.paragraph(trust)
                }
            }
            page.markup.element("dl", [("class", "figures")]) {
                figure("Open findings", tally.fail, "fail", page)
                figure("Could not be verified", tally.unverified, "unverified", page)
                figure("Waived", tally.waived, "waived", page)
                figure("Passed", tally.pass, "pass", page)
                figure("Not applicable", tally.notApplicable, "none", page)
            }
        }
    }

    private func figure(_ term: String, _ number: Int, _ name: String, _ page: HTMLPage) {
        page.entry(term, class: number == 0 ? "none" : name) { page.span(Wording.number(number), class: "figure") }
    }

    private var icon: StatusIcon {
        if tally.fail > 0 { return .fail }
        return tally.unverified > 0 || !isProven || tally.applicable == 0 ? .unverified : .pass
    }

    private var words: String {
        if tally.fail > 0 { return Wording.count(tally.fail, "open finding") }
        if tally.applicable == 0 { return "Nothing was judged" }
        return icon == .pass ? "No open finding" : "Nothing proven wrong, not everything seen"
    }

    private var isProven: Bool {
        switch audited {
        case .integration(let record): record.importState == .complete
        case .app(let record): record.doubt == nil
        }
    }

    /// Whether these numbers speak of everything that there is.
    private var trust: String {
        switch audited {
        case .integration(let record):
            switch record.importState {
            case .complete: "The import is proven complete."
            case .blocked: "The forge blocks this integration: it reaches nothing."
            case .incomplete, .failed, nil:
                "The import isn't proven complete: there may be more than these results speak of."
            }
        case .app: isProven ? "The App was read in full." : "The App could not be read in full."
        }
    }
}
