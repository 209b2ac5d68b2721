// Which pages one HTML report consists of, and what they are called.

import Inventory
import Snapshots

/// What every page of a report has to know of the others.
struct HTMLSite {
    /// One renderer, two ways of packing what it writes.
    enum Packaging {
        /// `index.html` with a page or several for each integration and App.
        case folder
        /// Everything in one file, which needs no other.
        case file
    }

    let contents: ReportContents
    let packaging: Packaging
    /// The reports for machines that this call has written before.
    let files: [WrittenFile]
    /// Whether `explore.html` is there.
    let hasExplorer: Bool
    /// The most results of all kinds that a single file shows.
    let resultLimit = HTMLOptions.resultLimit

    static let indexName = "index.html"
    static let fileName = "report.html"
    static let styleName = "report.css"
    static let scriptName = "report.js"
    static let explorerName = "explore.html"
    static let explorerScriptName = "explore.js"
    /// The folder of the pages of integrations and Apps.
    static let pageFolder = "i"
    /// Results on one page, with their evidence.
    static let pageLimit = 250
    static let heading = "Audit of forge integrations"

    /// Results of `home` that are listed one by one: all but those that passed or don't apply.
    func results(of home: SubjectHome) -> Int {
        let tally = contents.tallies.of(home)
        return tally.fail + tally.unverified + tally.waived
    }

    /// At least one page, which also holds the facts.
    func pageCount(of home: SubjectHome) -> Int {
        max(1, (results(of: home) + Self.pageLimit - 1) / Self.pageLimit)
    }

    /// `acme-github.html`, then `acme-github-2.html`; within the folder of such pages.
    func pageName(of home: SubjectHome, _ number: Int = 1) -> String {
        let slug = contents.slug(home)
        return number == 1 ? "\(slug).html" : "\(pagePrefix(of: home))\(number).html"
    }

    /// What stands before the number of a later page. Where another integration could be called so, a dot, which no slug
    /// holds; whether it has that many pages doesn't matter, so that the names stay the same from run to run.
    func pagePrefix(of home: SubjectHome) -> String {
        let slug = contents.slug(home)
        let clashes = contents.homes.contains { other in
            let other = contents.slug(other.home).lowercased()
            guard other.hasPrefix(slug.lowercased() + "-") else { return false }
            return other.dropFirst(slug.count + 1).allSatisfy { ("0"..."9").contains($0) }
        }
        return clashes ? "\(slug)." : "\(slug)-"
    }

    /// Integrations and Apps that the first page's tables hold no row for stand on pages of their own.
    var listsHomes: Bool { packaging == .folder && contents.integrations.count > PageBudget.integrationLimit }

    /// Where everything stands that a page leaves out: the reports for machines that were written, and the snapshot.
    func elsewhere(_ table: String) -> String {
        let partial = [MarkdownReport.fileName, JSONReport.schemaName]
        let names = files.map(\.name).filter { !$0.hasPrefix("junit/") && !partial.contains($0) }
        return Wording.choice(names + ["\(table) in the snapshot"])
    }
}
