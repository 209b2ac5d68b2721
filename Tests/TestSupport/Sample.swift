// Fewer cases where each takes long: under a sanitizer.
import Foundation

/// What is left out is run by every `make test`.
package enum Sample {
    /// Of many cases of one kind only each such one is run, of many rows only so many made: `FORGEAUDIT_SAMPLE`, which `scripts/test-sanitized` sets.
    package static let interval = max(1, Int(ProcessInfo.processInfo.environment["FORGEAUDIT_SAMPLE"] ?? "") ?? 1)

    /// ThreadSanitizer writes a file of its own when a program starts: under a limit on the size of files none does.
    package static let canLimitFiles = ProcessInfo.processInfo.environment["FORGEAUDIT_SANITIZER"] != "thread"

    /// Whether nothing is left out.
    package static var isWhole: Bool { interval == 1 }

    /// Each such one of `cases`, from the first on.
    package static func of<Case>(_ cases: [Case]) -> [Case] {
        stride(from: 0, to: cases.count, by: interval).map { cases[$0] }
    }
}
