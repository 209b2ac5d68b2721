// Writes reports from a snapshot into a folder, each of them whole or not at all.

package import Foundation
package import Snapshots

/// Reports are functions of the snapshot: the same audited snapshot gives the same bytes, wherever and whenever.
package struct ReportWriter {
    private let snapshot: Snapshot
    private let directory: URL
    private let options: ReportOptions

    /// Reports of `snapshot`, which must hold an audit, go into `directory`, which is created where it is missing.
    package init(snapshot: Snapshot, directory: URL, options: ReportOptions = ReportOptions()) {
        self.snapshot = snapshot
        self.directory = directory
        self.options = options
    }

    /// Writes `formats`, replacing earlier reports, and returns the files. All are written under temporary names first
    /// and renamed together at the end, the page after its style sheet: a reader never sees half a report, and a
    /// failure leaves the earlier ones as they were. Shards and pages of integrations that are no more (or of shards no
    /// more wanted) are removed, lest a server or a reader take them for results. A single file of HTML that can't hold
    /// all results is an error; the other reports are written nevertheless, and an earlier such file is removed.
    ///
    /// `notice` is called with a sentence where a report differs from what its options let expect. Throws
    /// `ReportsError` for what can't be written and `SnapshotsError` for what can't be read.
    @discardableResult
    package func write(_ formats: Set<ReportFormat>, notice: (String) -> Void = { _ in }) throws -> [URL] {
        let contents = try ReportContents(snapshot)
        let files = try ReportFiles(directory)
        var refused: ReportsError?
        do {
            try withoutActuallyEscaping(notice) { notice in
                for format in ReportFormat.allCases.reversed() where formats.contains(format) {
                    do {
                        try write(format, contents, formats, into: files, notice)
                    } catch let error as ReportsError where error.code == .tooLarge {
                        refused = error
                    }
                }
            }
            let published = try files.publish()
            Leftovers.removeUnfinished(in: directory)
            if formats.contains(.junit) { Leftovers.removeShards(except: published, in: directory) }
            if formats.contains(.html) { Leftovers.removePages(except: published, in: directory) }
            if let refused {
                Leftovers.removeFile(in: directory)
                throw refused
            }
            return published
        } catch {
            files.discard()
            throw error
        }
    }

    private func write(
        _ format: ReportFormat, _ contents: ReportContents, _ formats: Set<ReportFormat>, into files: ReportFiles,
        _ notice: @escaping (String) -> Void
    ) throws {
        switch format {
        case .html:
            try HTMLFolder(contents: contents, options: options.html, files: files, notice: notice).write()
        case .htmlFile:
            try HTMLFolder(contents: contents, options: options.html, files: files, notice: notice).writeFile()
        case .junit:
            let report = try JUnitReport(contents: contents, options: options.junit, notice: notice)
            for shard in report.shards { try files.write(shard.name, .xml, shard.write) }
            try files.write(JUnitReport.fileName, .xml) { try report.write($0) }
        case .json:
            try files.write(JSONReport.schemaName, Data(ReportSchema.text.utf8))
            try files.write(JSONReport.fileName, JSONReport(contents: contents).write)
        case .jsonl: try files.write(JSONLines.fileName, JSONLines(contents: contents).write)
        case .csv: try files.write(CSVReport.fileName, CSVReport(contents: contents, notice: notice).write)
        case .markdown:
            try files.write(MarkdownReport.fileName, MarkdownReport(contents: contents, formats: formats).write)
        case .sarif:
            let report = SARIFReport(contents: contents, options: options.sarif, notice: notice)
            try files.write(SARIFReport.fileName, report.write)
        }
    }
}
