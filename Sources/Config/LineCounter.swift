// Counts lines as YAML does, so that every message about a file means the same place by the same numbers.

/// Where the next character of a text stands.
struct LineCounter {
    private(set) var position = SourcePosition.start
    private var isAfterReturn = false

    /// Steps over one character of the text.
    mutating func advance(over scalar: Unicode.Scalar) {
        switch scalar {
        case "\n" where isAfterReturn: break
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
            position = SourcePosition(line: position.line + 1, column: 1)
        default:
            position = SourcePosition(line: position.line, column: position.column + 1)
        }
        isAfterReturn = scalar == "\r"
    }
}
