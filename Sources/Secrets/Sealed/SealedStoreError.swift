// Why the sealed store can't be used; says what to do, and never what it holds.

/// A problem of a store, of its key, or of a request to change it.
package struct SealedStoreError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    package enum Problem: Sendable, Equatable {
        /// No such file, no permission and the like; the system's own words.
        case unreadable(reason: String)
        case missing
        case notRegularFile
        /// More than `SealedStore.sizeLimit` bytes.
        case tooLarge
        case tooManyEntries
        case notAStore
        case unsupportedVersion(Int)
        /// A line that isn't what belongs there; counted from 1. The entry's name where the line still shows it.
        case malformed(line: Int, entry: String?)
        /// Two entries whose names aren't in order, the second in that line.
        case disordered(String, String, line: Int)
        case wrongKey
        case entryChanged(String)
        case listChanged
        case unknownName(String)
        case nameTaken(String)
        case invalidName
        /// The key can't be had; in words.
        case key(String)
        /// Another process is changing the store.
        case locked
        /// The system's own words.
        case notWritten(reason: String)
        case fileExists
        /// The key is kept where it can't be written.
        case keyNotInFile
    }

    package let problem: Problem
    /// The store's path, or the key's; empty where it isn't known.
    package let path: String

    package init(_ problem: Problem, path: String = "") {
        self.problem = problem
        self.path = path
    }

    /// The same problem, with the path that it is about.
    func at(_ path: String) -> SealedStoreError {
        self.path.isEmpty ? SealedStoreError(problem, path: path) : self
    }

    package var description: String { "\(summary); \(remedy)" }

    /// What is wrong, with the path in front.
    package var summary: String { (path.isEmpty ? "" : PrintableText.escaped(path) + ": ") + problem.summary }

    /// What to do about it.
    package var remedy: String { problem.remedy }
}
