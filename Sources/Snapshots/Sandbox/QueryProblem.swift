// Why a query of a team's own can't be used.

/// What SQLite or the sandbox refuses, and where in the query.
package struct QueryProblem: Error, Sendable, Equatable {
    /// A sentence without a full stop.
    package let message: String
    /// Line and column in the query's text, from 1; nil where the place isn't known.
    package let place: Place?

    package struct Place: Sendable, Equatable {
        package let line: Int
        package let column: Int

        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }

        /// The place of the byte at `offset` in `text`.
        init(offset: Int, in text: String) {
            let before = text.utf8.prefix(max(0, offset))
            line = before.count { $0 == UInt8(ascii: "\n") } + 1
            let start = before.lastIndex(of: UInt8(ascii: "\n")).map { before.index(after: $0) } ?? before.startIndex
            column = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1
        }
    }

    package init(_ message: String, at place: Place? = nil) {
        self.message = message
        self.place = place
    }
}
