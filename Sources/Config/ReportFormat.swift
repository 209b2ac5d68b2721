// The forms in which a report can be written.

/// A report's format, as the config names it.
package enum ReportFormat: String, Sendable, CaseIterable {
    case html
    case htmlFile = "html-file"
    case junit, json, jsonl, csv, markdown, sarif
}
