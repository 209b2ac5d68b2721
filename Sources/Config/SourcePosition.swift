// A place in the config file.

/// Line and column, both from 1; a column counts Unicode scalars, as YAML does.
package struct SourcePosition: Sendable, Hashable, Comparable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }

    /// Where something that concerns the whole file is reported.
    static let start = SourcePosition(line: 1, column: 1)
}
