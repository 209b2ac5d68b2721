// Why the forge could not start: everything a person gets to see when a fleet, a folder or a port is not right.

/// What was attempted, on what, and what to do next.
package struct FixtureForgeError: Error, Sendable, CustomStringConvertible {
    /// The file, folder or address that it is about.
    package let subject: String
    /// What is wrong with it.
    package let problem: String
    /// What to do about it.
    package let advice: String

    /// An error in its three parts.
    package init(subject: String, problem: String, advice: String) {
        self.subject = subject
        self.problem = problem
        self.advice = advice
    }

    /// One line for a person.
    package var description: String { "\(subject): \(problem); \(advice)" }
}
