// Writes the folder of pages, or the single file.

import Foundation
import Inventory
import Snapshots

/// Both packagings of the HTML report, from the same sections.
struct HTMLFolder {
    let contents: ReportContents
    let options: HTMLOptions
    let files: ReportFiles
    /// Called with a sentence where a report differs from what its options let expect.
    let notice: (String) -> Void

    /// Writes every page, the first one last, because it names all others.
    func write(explorerLimit: Int = HTMLOptions.explorerLimit) throws {
        try files.write(HTMLSite.styleName, Data(PackageResources.report_css))
        try files.write(HTMLSite.scriptName, Data(PackageResources.report_js))
        let machine = self.machineFiles
        let site = HTMLSite(
            contents: contents, packaging: .folder, files: machine, hasExplorer: try explorer(machine, explorerLimit))
        for audited in contents.homes { try HomePages(site: site, audited: audited).write(into: files) }
        if site.listsHomes { try HomeListPages(site: site).write(into: files) }
        let openFails = try contents.snapshot.openFailCounts()
        let budget = PageBudget(page: try rest(site, openFails))
        try files.write(HTMLSite.indexName, .html) {
            try HTMLReport(site: site, budget: budget, openFails: openFails).write($0)
        }
    }

    /// Writes the single file, if it may hold all results or the options allow to cut it off.
    func writeFile() throws {
        let outcome = contents.outcome
        let results = outcome.fails + outcome.unverified + outcome.waived
        if results > HTMLOptions.resultLimit {
            guard options.truncates else { throw Self.tooLarge(results) }
            notice(
                "report.html shows \(Wording.number(HTMLOptions.resultLimit)) of \(Wording.number(results)) results: the "
                    + "format html shows all")
        }
        let site = HTMLSite(contents: contents, packaging: .file, files: machineFiles, hasExplorer: false)
        let budget = PageBudget(file: site)
        let openFails = try contents.snapshot.openFailCounts()
        try files.write(HTMLSite.fileName, .html) {
            try HTMLReport(site: site, budget: budget, openFails: openFails).write($0)
        }
    }

    /// What the first page has left for findings, found by writing it once without any.
    private func rest(_ site: HTMLSite, _ openFails: [OpenFailCount]) throws -> (elements: Int, bytes: Int) {
        let name = "measured.html"
        defer { files.withdraw(name) }
        var elements = 0
        try files.write(name, .html) { markup in
            try HTMLReport(site: site, budget: PageBudget(page: (0, 0)), openFails: openFails).write(markup)
            elements = markup.elements
        }
        return PageBudget.rest(elements: elements, bytes: files.finished.last?.bytes ?? 0)
    }

    private static func tooLarge(_ results: Int) -> ReportsError {
        ReportsError(
            .tooLarge,
            "report.html isn't written: it holds at most \(Wording.number(HTMLOptions.resultLimit)) results, and this audit "
                + "has \(Wording.number(results)). Use the format html, which writes a folder of pages, or cut the file off "
                + "with --html-truncate")
    }

    private var machineFiles: [WrittenFile] {
        let pages = Set([HTMLSite.fileName, HTMLSite.styleName, HTMLSite.scriptName])
        return files.finished.filter { !pages.contains($0.name) }
    }

    /// Whether the explorer could be written.
    private func explorer(_ machine: [WrittenFile], _ limit: Int) throws -> Bool {
        let site = HTMLSite(contents: contents, packaging: .folder, files: machine, hasExplorer: true)
        do {
            try files.write(HTMLSite.explorerName, .html) { try ExplorerPage(site: site).write($0, limit: limit) }
        } catch is ExplorerData.TooLarge {
            files.withdraw(HTMLSite.explorerName)
            notice(
                "explore.html is left out, as its data would be larger than \(Wording.number(limit / 1_000_000)) MB: use "
                    + "the pages of the integrations, results.csv or the snapshot")
            return false
        }
        try files.write(HTMLSite.explorerScriptName, Data(PackageResources.explore_js))
        return true
    }
}
