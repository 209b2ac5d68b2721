// Errors of comparing snapshots.

/// Why two snapshots can't be compared, and what to do instead.
package struct ChangesError: Error, CustomStringConvertible {
    package enum Code: Sendable {
        /// They have no owner on any forge in common.
        case otherPlatform
    }

    package let code: Code
    package let message: String

    package var description: String { message }
}
