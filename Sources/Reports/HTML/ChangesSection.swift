// What changed since the last whole snapshot.

import Foundation
import Inventory
import Snapshots

struct ChangesSection: ReportSection {
    let contents: ReportContents

    /// Examples of each kind of change; the rest is counted.
    static let examples = 8

    var anchor: String { "changes" }

    var title: String {
        contents.baseline.found.map { "Changes since \(CalendarDay($0.startedAt))" } ?? "Changes"
    }

    func write(_ page: HTMLPage) {
        switch contents.baseline {
        case .none:
            page.paragraph(
                "No earlier whole snapshot of this platform was found: this is a first run, and everything is new.")
        case .unreadable(let doubt):
            page.paragraph(
                "An earlier snapshot is there and can't be read, so no change could be told: "
                    + VisibleText.clipped(doubt, to: 300) + ".")
        case .found(let baseline):
            head(baseline, page)
            if contents.changes.isEmpty { return page.paragraph("Nothing changed.") }
            table(page)
            page.paragraph("All of them: change_view in the snapshot, or forgeaudit diff.", class: "truncated")
        }
    }

    private func head(_ baseline: BaselineRecord.Found, _ page: HTMLPage) {
        page.markup.element("p", [("class", "lead")]) {
            page.markup.text("Compared with the last snapshot of which every import was complete or blocked, ")
            page.code(VisibleText.clipped(baseline.file, to: 120))
            page.markup.text(
                ", collected \(Wording.instant(baseline.startedAt)), SHA-256 of its content ")
            page.code(baseline.contentSHA256)
            page.markup.text(".")
        }
        var notes: [String] = []
        if baseline.rulesSHA256 == nil {
            notes.append("That snapshot holds no audit: every finding counts as new.")
        } else {
            if baseline.rulesSHA256 != contents.audit.rulesSHA256 {
                notes.append("The rule set differs from that audit's: findings may be new or resolved because of it.")
            }
            if baseline.policySHA256 != contents.audit.policySHA256 {
                notes.append("The policy differs from that audit's: findings may be new or waived because of it.")
            }
        }
        if let doubt = baseline.doubt {
            notes.append("A newer snapshot was passed over: \(VisibleText.clipped(doubt, to: 300)).")
        }
        for note in notes { page.paragraph(note) }
    }

    private func table(_ page: HTMLPage) {
        let columns: [HTMLPage.Column] = [.init("Change"), .init("Number", numeric: true), .init("Which")]
        page.table("Changes since the last whole snapshot", columns, class: "changes") {
            page.markup.element("tbody") {
                for change in contents.changes {
                    page.markup.element("tr") {
                        page.rowHeader { page.markup.text(Self.title(change.kind)) }
                        page.number(change.count)
                        page.cell { examples(change, page) }
                    }
                }
            }
        }
    }

    private func examples(_ change: BaselineChange, _ page: HTMLPage) {
        for example in change.examples {
            page.markup.element("span", [("class", "change")]) {
                page.span(VisibleText.clipped(example.subject, to: 160), class: "strong")
                var parts: [String] = []
                if let integration = example.integration, integration != example.subject {
                    parts.append("in \(VisibleText.clipped(integration, to: 80))")
                }
                if let detail = example.detail { parts.append(VisibleText.clipped(detail, to: 160)) }
                page.span(([example.rule].compactMap { $0 } + parts).joined(separator: ", "), class: "sub")
            }
        }
        let hidden = change.count - change.examples.count
        if hidden > 0 { page.span("and \(Wording.number(hidden)) more", class: "sub") }
    }

    static func title(_ kind: BaselineChange.Kind) -> String {
        switch kind {
        case .new: "New findings"
        case .reopened: "Reopened findings"
        case .resolved: "Resolved findings"
        case .changed: "Severity, verdict or waiver changed"
        case .newlyUnverifiable: "Newly not verifiable (counted above too)"
        case .repositoryLost: "Repositories lost"
        case .repositoryNotSeen: "Repositories not seen, the import isn't complete"
        case .repositoryGained: "Repositories gained"
        case .repositoryRenamed: "Repositories renamed"
        case .repositoryArchived: "Repositories archived"
        case .repositoryUnarchived: "Repositories unarchived"
        case .accessLowered: "Access lowered below Maintainer"
        case .accessRaised: "Access raised to Maintainer"
        case .permissionWidened: "Permissions and scopes widened"
        case .permissionNarrowed: "Permissions and scopes narrowed"
        case .integrationAdded: "Integrations added"
        case .integrationRemoved: "Integrations removed"
        }
    }
}
