// The reports that can be written.

/// A report; the raw value is what config and command line say.
package enum ReportFormat: String, Sendable, Codable, CaseIterable {
    /// `index.html` with what it needs beside it, and a page or several for each integration and App.
    case html
    /// `report.html`: the same in one file, up to 1,000 results.
    case htmlFile = "html-file"
    /// `junit.xml`, one file for all integrations, and where they are wanted `junit/TEST-*.xml`, one for each.
    case junit
    /// `report.json`: the whole audit but for what passed, which is counted.
    case json
    /// `results.jsonl`: one line for each stored result.
    case jsonl
    /// `results.csv`: one row for each stored result.
    case csv
    /// `summary.md`: one page for CI job summaries and merge requests.
    case markdown
    /// `report.sarif`: the open findings for code scanning.
    case sarif

    /// The name of the file to open, in the reports' folder.
    package var fileName: String {
        switch self {
        case .html: HTMLSite.indexName
        case .htmlFile: HTMLSite.fileName
        case .junit: "junit.xml"
        case .json: JSONReport.fileName
        case .jsonl: JSONLines.fileName
        case .csv: CSVReport.fileName
        case .markdown: MarkdownReport.fileName
        case .sarif: SARIFReport.fileName
        }
    }
}
