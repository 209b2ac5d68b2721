// Errors of reading and writing snapshots.

/// What was attempted on which file, and what to do next.
package struct SnapshotsError: Error, CustomStringConvertible {
    package enum Code: Sendable {
        case notFound, notASnapshot, newerSchema, damaged, disk, notAudited, inUse
        /// There, but not for us.
        case unreadable
        /// Whole, but not what a run wrote.
        case changed
        /// A snapshot, but not of `run --shard`.
        case notAPart
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
