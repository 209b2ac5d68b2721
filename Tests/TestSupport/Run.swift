// What is left of a process that has ended.

/// The end of a run of `forgeaudit`.
package struct Run: Sendable {
    /// The exit status, or the number of the signal.
    package let status: Int32
    /// False where a signal ended it.
    package let exited: Bool
    /// What went to standard output.
    package let output: String
    /// What went to standard error.
    package let errors: String

    /// The lines of standard error.
    package var errorLines: [Substring] { errors.split(separator: "\n") }

    /// Everything that it printed.
    package var text: String { output + errors }
}
