// How detailed a JUnit file is, and what counts as a failure in it.

package import Inventory

/// The choices that change the JUnit files.
package struct JUnitOptions: Sendable, Hashable {
    package enum Detail: String, Sendable, Codable, CaseIterable {
        /// A test case for every finding.
        case subject
        /// Test cases for each rule of an integration, listing the first findings in their text.
        case check
        /// `subject`, but `check` for an integration with more than 5,000 cases, and for all where the file would hold
        /// more than 12,000 findings: CI servers refuse larger files or show them badly.
        case auto
    }

    package enum Profile: String, Sendable, Codable, CaseIterable {
        /// Nothing that a published schema forbids.
        case strict
        /// Besides, `file` and `line` and properties on each test case of a finding, which several servers read and no
        /// schema allows.
        case rich
    }

    /// What stands for a result that could not be verified.
    package enum Unverified: String, Sendable, Codable, CaseIterable {
        /// An error, which no server takes for harmless.
        case error
        /// A skipped test, which most servers do.
        case skipped
    }

    package var profile: Profile
    package var detail: Detail
    /// Whether `junit/TEST-<integration>.xml` is written too, one file for each integration.
    package var shards: Bool
    /// The least severity that is a failure in the files; nil for the audit's own threshold. It changes no verdict.
    package var failOn: Severity?
    package var unverified: Unverified

    package init(
        profile: Profile = .strict, detail: Detail = .auto, shards: Bool = true, failOn: Severity? = nil,
        unverified: Unverified = .error
    ) {
        self.profile = profile
        self.detail = detail
        self.shards = shards
        self.failOn = failOn
        self.unverified = unverified
    }

    /// The most cases of an integration that `auto` writes one by one.
    static let caseLimit = 5_000
    /// The most findings of all integrations together that `auto` writes one by one: about 10 MB.
    static let findingLimit = 12_000
}
