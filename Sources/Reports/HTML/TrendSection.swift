// How the numbers went from run to run: a picture, and the same numbers as a table.

import Foundation
import Inventory
import Snapshots

struct TrendSection: ReportSection {
    let contents: ReportContents

    /// Runs in the picture and, of those, in the table: the newest.
    private static let drawn = 90
    static let listed = 14

    var anchor: String { "trend" }
    var title: String { "Trend" }

    func write(_ page: HTMLPage) {
        let lines = contents.history.suffix(Self.drawn)
        guard lines.count > 1 else {
            return page.paragraph("No earlier run is known, so there is no trend yet.")
        }
        page.paragraph(
            "Open findings and unverified results of the last \(Wording.count(lines.count, "run")), this one included.",
            class: "lead")
        TrendChart(lines: Array(lines)).write(page)
        table(Array(lines.suffix(Self.listed)), page)
        let hidden = contents.history.count - min(lines.count, Self.listed)
        if hidden > 0 {
            page.paragraph(
                "\(Wording.count(hidden, "earlier run")) more: see the table history in the snapshot.",
                class: "truncated")
        }
    }

    private func table(_ lines: [HistoryLine], _ page: HTMLPage) {
        let severities = Array(Severity.allCases.reversed())
        let columns =
            [HTMLPage.Column("Run")]
            + severities.map { HTMLPage.Column(Wording.sentence($0.rawValue), numeric: true) }
            + ["Not verified", "Waived", "Coverage in %", "Repositories", "Requests"].map {
                HTMLPage.Column($0, numeric: true)
            }
        page.table("Open findings and coverage by run, the newest first", columns, class: "trend") {
            page.markup.element("tbody") {
                for line in lines.reversed() {
                    page.markup.element("tr") {
                        page.rowHeader {
                            page.span(Wording.instant(line.startedAt), class: "date")
                            if !line.complete { page.span("not every import complete", class: "sub") }
                        }
                        for severity in severities { page.number(line.fails[severity] ?? 0) }
                        page.number(line.unverified, emphasis: "unverified")
                        page.number(line.waived)
                        page.number(line.coveragePercent)
                        page.number(line.repositories)
                        page.number(line.requests)
                    }
                }
            }
        }
    }
}
