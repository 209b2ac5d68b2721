// How the SARIF file is written.

/// The `reports.sarif` of the config.
package struct SARIFSettings: Sendable, Equatable {
    /// The file that results are shown on, relative to the repository's root; nil for the config's own path.
    package let anchor: String?
    package let includesWaived: Bool

    package static let defaults = SARIFSettings(anchor: nil, includesWaived: false)
}
