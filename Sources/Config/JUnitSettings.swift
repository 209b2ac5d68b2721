// How the JUnit files are written.

package import Inventory

/// The `reports.junit` of the config.
package struct JUnitSettings: Sendable, Equatable {
    /// `rich` adds what some servers read and no schema allows.
    package enum Profile: String, Sendable, CaseIterable {
        case strict, rich
    }

    /// A test case for each finding, for each rule of an integration, or whichever servers can bear.
    package enum Detail: String, Sendable, CaseIterable {
        case auto, subject, check
    }

    /// What stands for a result that could not be verified.
    package enum Unverified: String, Sendable, CaseIterable {
        case error, skipped
    }

    package let profile: Profile
    package let detail: Detail
    /// Whether each integration gets a file of its own, too.
    package let shards: Bool
    /// The least severity that is a failure in the files; nil for the audit's threshold.
    package let failOn: Severity?
    package let unverified: Unverified

    package static let defaults = JUnitSettings(
        profile: .strict, detail: .auto, shards: true, failOn: nil, unverified: .error)
}
