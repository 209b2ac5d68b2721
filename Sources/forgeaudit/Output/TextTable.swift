// A plain table for the terminal.

/// Columns as wide as their widest cell; numbers to the right.
struct TextTable {
    enum Alignment { case left, right }

    private let columns: [(title: String, alignment: Alignment)]
    private var rows: [[String]] = []

    init(_ columns: [(title: String, alignment: Alignment)]) { self.columns = columns }

    /// The last column may go on in the next line of a terminal; any other one that is too long is cut.
    mutating func add(_ cells: [String]) {
        let last = cells.indices.last
        rows.append(cells.indices.map { TerminalText.fitted(cells[$0], $0 == last ? 1_000 : 60) })
    }

    var text: String {
        let widths = columns.indices.map { index in
            max(columns[index].title.count, min(60, rows.map { $0[index].count }.max() ?? 0))
        }
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
        let lines = [line(columns.map(\.title), widths), rule] + rows.map { line($0, widths) }
        return lines.joined(separator: "\n")
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = cells.indices.map { index in
            let space = String(repeating: " ", count: max(0, widths[index] - cells[index].count))
            return columns[index].alignment == .left ? cells[index] + space : space + cells[index]
        }
        var text = padded.joined(separator: "  ")
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }
}
