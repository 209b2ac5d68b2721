// Results one by one, under the names of their rules.

import Inventory
import Snapshots

/// Results that stand together: those of one kind, in the order of their severity and of the rules.
struct ResultList {
    let contents: ReportContents
    /// Whether each says whose it is.
    let namesHome: Bool
    /// The level of the rules' headings, `h3` within a section of its own.
    var heading = "h3"

    func write(_ results: some Collection<FindingRecord>, _ page: HTMLPage) throws {
        var rest = Array(results)[...]
        while let first = rest.first {
            let run = rest.prefix { $0.rule == first.rule && $0.severity == first.severity }
            rest = rest.dropFirst(run.count)
            try group(first, Array(run), page)
        }
    }

    private func group(_ first: FindingRecord, _ results: [FindingRecord], _ page: HTMLPage) throws {
        try page.markup.element("article", [("class", "rule")]) {
            page.markup.element(heading) {
                page.chip(first.severity)
                page.markup.text(" \(contents.rule(first.rule)?.title ?? first.rule)")
            }
            page.markup.element("p", [("class", "meta")]) {
                page.code(first.rule)
                page.markup.text(" · \(Wording.count(results.count, "result")) here · ")
                page.link(to: "c-\(contents.ruleSlugs[first.rule])", "why it matters and how to fix it")
            }
            try page.markup.element("ol", [("class", "findings")]) {
                for result in results {
                    try FindingView(contents: contents, namesHome: namesHome).write(result, page)
                }
            }
        }
    }
}
