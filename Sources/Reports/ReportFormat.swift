// The reports that can be written.

/// A report; the raw value is what config and command line say.
package enum ReportFormat: String, Sendable, Codable, CaseIterable {
    /// `index.html` with `report.css` beside it.
    case html
    /// `junit.xml`, one file for all integrations.
    case junit
}
