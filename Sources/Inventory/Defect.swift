// What is wrong, as a reviewer reads it.

/// The explanation of a fail.
package struct Defect: Sendable, Hashable {
    /// One sentence that doesn't name the subject, so that equal defects read equal.
    package let reason: String
    /// What the forge (or the config) says.
    package let observed: String
    /// What the rule asks for.
    package let expected: String

    package init(_ reason: String, observed: String, expected: String) {
        self.reason = reason
        self.observed = observed
        self.expected = expected
    }
}
