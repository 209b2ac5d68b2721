// The frame around a page's sections: heading, list of contents, footer.

import Foundation
import Snapshots

/// What stands around the sections of a page.
struct PageFrame {
    /// An entry of the list of contents.
    struct Entry {
        let anchor: String
        let title: String
        let count: Int?
    }

    let contents: ReportContents

    /// The list of contents and the sections beside it.
    func write(_ entries: [Entry], _ page: HTMLPage, main: () throws -> Void) rethrows {
        try page.markup.element("div", [("class", "frame")]) {
            page.markup.element("nav", [("class", "toc"), ("aria-label", "Contents")]) {
                page.markup.element("ol") { for entry in entries { item(entry, page) } }
            }
            try page.markup.element("main", [("id", "content")]) { try main() }
        }
        footer(page)
    }

    private func item(_ entry: Entry, _ page: HTMLPage) {
        page.markup.element("li") {
            page.markup.element("a", [("href", "#\(entry.anchor)")]) {
                page.markup.text(entry.title)
                if let count = entry.count { page.span(" \(Wording.number(count))", class: "count") }
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
                    + "\(contents.run.contentSHA256).")
            if page.place == .first { files(page) }
        }
    }

    /// The pages of this report, and the reports for machines as they were written, with their digests.
    private func files(_ page: HTMLPage) {
        if page.site.packaging == .folder {
            let pages = contents.homes.reduce(0) { $0 + page.site.pageCount(of: $1.home) }
            let explorer =
                page.site.hasExplorer
                ? ", and explore.html, which searches all of them"
                : "; explore.html is left out, as its data would be larger than 10 MB: use results.csv or the snapshot"
            page.paragraph(
                "Pages of this report: this one, \(Wording.count(pages, "page")) of integrations and Apps in the folder "
                    + "i\(explorer).")
        }
        let shards = page.site.files.filter { $0.name.hasPrefix("junit/") }.count
        let files = page.site.files.filter { !$0.name.hasPrefix("junit/") }.sorted { $0.name < $1.name }
        guard !files.isEmpty else {
            return page.paragraph(
                "No report for machines was written together with this one; the snapshot itself is one.")
        }
        let more = shards == 0 ? "" : ", besides \(Wording.count(shards, "JUnit file")) in the folder junit"
        page.paragraph("For machines, with the SHA-256 of each file\(more):")
        page.markup.element("ul") {
            for file in files {
                page.markup.element("li") {
                    page.link(file: file.name, file.name)
                    page.markup.text(" ")
                    page.code(file.sha256)
                }
            }
        }
    }
}
