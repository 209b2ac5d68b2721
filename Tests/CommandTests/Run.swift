// What is left of a process that has ended.
import Foundation

/// The end of a run of `forgeaudit`.
struct Run: Sendable {
    let status: Int32
    /// False where a signal ended it.
    let exited: Bool
    let output: String
    let errors: String

    var errorLines: [Substring] { errors.split(separator: "\n") }

    /// Everything that it printed.
    var text: String { output + errors }
}
