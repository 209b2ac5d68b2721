// A part of summary.md with a limit of its own.

/// Lines that together take at most `limit` bytes; what doesn't fit any more is counted, to be announced.
struct MarkdownSection {
    private(set) var lines: [String] = []
    /// Rows that were offered and not taken, from the first that didn't fit on.
    private(set) var omitted = 0
    private var left: Int

    init(limit: Int) { left = limit }

    /// Adds lines that must be there; their bytes count.
    mutating func add(_ lines: String...) {
        for line in lines {
            self.lines.append(line)
            left -= line.utf8.count + 1
        }
    }

    /// Adds a row where it fits, and none after the first that doesn't: what is left out is always the end.
    mutating func row(_ row: String) {
        guard omitted == 0, row.utf8.count + 1 <= left else {
            omitted += 1
            return
        }
        add(row)
    }

    var text: String { lines.joined(separator: "\n") + "\n" }
}
