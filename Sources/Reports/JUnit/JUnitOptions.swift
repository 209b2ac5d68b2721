// How detailed a JUnit file is.

/// The choices that change a JUnit file's test cases.
package struct JUnitOptions: Sendable, Hashable {
    package enum Detail: String, Sendable, Codable, CaseIterable {
        /// A test case for every finding.
        case subject
        /// One test case for each rule of an integration, listing the first findings in its text.
        case check
        /// `subject`, but `check` for an integration with more than 5,000 cases, and for all where the file would hold
        /// more than 12,000 findings: CI servers refuse larger files or show them badly.
        case auto
    }

    package var detail: Detail

    package init(detail: Detail = .auto) { self.detail = detail }

    /// The most cases of an integration that `auto` writes one by one.
    static let caseLimit = 5_000
    /// The most findings of all integrations together that `auto` writes one by one: about 10 MB.
    static let findingLimit = 12_000
}
