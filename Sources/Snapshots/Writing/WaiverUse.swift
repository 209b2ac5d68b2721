// What a waiver did in one audit.

/// Counted while the verdicts are written.
package struct WaiverUse: Sendable, Hashable {
    /// Results that its rule and pattern met.
    package private(set) var matches = 0
    /// Those of them that it waives: none once it has expired, unverified ones only where it says so.
    package private(set) var waives = 0
    /// Whether it waives a large part of the rule's results.
    package var broad = false

    package init() {}

    package mutating func count(_ finding: FindingRecord) {
        matches += 1
        if finding.waived { waives += 1 }
    }
}
