// Which reports are written, and where.

/// The `reports` of the config.
package struct ReportSettings: Sendable, Equatable {
    /// As written; relative to the config's directory.
    package let directory: String
    /// In the file's order, without repetition.
    package let formats: [ReportFormat]
    package let html: HTMLSettings
    package let junit: JUnitSettings
    package let sarif: SARIFSettings

    package static let defaults = ReportSettings(
        directory: "reports", formats: [.html, .junit], html: .defaults, junit: .defaults, sarif: .defaults)
}
