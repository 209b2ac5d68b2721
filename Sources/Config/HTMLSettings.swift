// How the HTML reports are written.

/// The `reports.html` of the config.
package struct HTMLSettings: Sendable, Equatable {
    /// Whether the single file is cut off where it can't hold all results, in place of an error.
    package let truncates: Bool

    package static let defaults = HTMLSettings(truncates: false)
}
