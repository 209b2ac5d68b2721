// Writes reports from a snapshot into a folder, each of them whole or not at all.

package import Foundation
package import Snapshots

/// Reports are functions of the snapshot: the same audited snapshot gives the same bytes, wherever and whenever.
package struct ReportWriter {
    private let snapshot: Snapshot
    private let directory: URL
    private let junit: JUnitOptions

    /// Reports of `snapshot`, which must hold an audit, go into `directory`, which is created where it is missing.
    package init(snapshot: Snapshot, directory: URL, junit: JUnitOptions = JUnitOptions()) {
        self.snapshot = snapshot
        self.directory = directory
        self.junit = junit
    }

    /// Writes `formats`, replacing earlier reports, and returns the files. All are written under temporary names first
    /// and renamed together at the end, the page after its style sheet: a reader never sees half a report, and a
    /// failure leaves the earlier ones as they were.
    ///
    /// `notice` is called with a sentence where a report differs from what its options let expect. Throws
    /// `ReportsError` for what can't be written and `SnapshotsError` for what can't be read.
    @discardableResult
    package func write(_ formats: Set<ReportFormat>, notice: (String) -> Void = { _ in }) throws -> [URL] {
        let contents = try ReportContents(snapshot)
        let files = try ReportFiles(directory)
        do {
            if formats.contains(.junit) {
                try withoutActuallyEscaping(notice) { notice in
                    let report = JUnitReport(contents: contents, options: junit, notice: notice)
                    try files.write("junit.xml", .xml) { try report.write($0) }
                }
            }
            if formats.contains(.html) {
                try files.write(HTMLReport.styleSheetName, Data(PackageResources.report_css))
                try files.write("index.html", .html) { try HTMLReport(contents: contents).write($0) }
            }
            return try files.publish()
        } catch {
            files.discard()
            throw error
        }
    }
}
