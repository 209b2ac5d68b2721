// Cells as RFC 4180 writes them, and as no spreadsheet takes them for a formula.

enum CSVText {
    /// `text` on one line, in quotes where it must be. A cell that a spreadsheet would run as a formula gets an
    /// apostrophe in front: names come from whoever may create a repository. The exact text is in report.json.
    static func cell(_ text: String?) -> String {
        guard let text, !text.isEmpty else { return "" }
        var cell = VisibleText.line(text)
        if let first = cell.unicodeScalars.first, isFormula(first) { cell = "'" + cell }
        if cell.hasOnly({ $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: ",") }) { return cell }
        // Byte by byte: a quote is one also where a combining mark follows it.
        var quoted: [UInt8] = [UInt8(ascii: "\"")]
        quoted.reserveCapacity(cell.utf8.count + 8)
        for byte in cell.utf8 {
            quoted.append(byte)
            if byte == UInt8(ascii: "\"") { quoted.append(byte) }
        }
        quoted.append(UInt8(ascii: "\""))
        return String(decoding: quoted, as: UTF8.self)
    }

    /// A row with its line break. `Wording` has no part in it: numbers stand as plain digits.
    static func row(_ cells: [String?]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    /// The wide forms too: some spreadsheets read them as the plain ones. Tabs and line breaks can't begin a cell here.
    private static func isFormula(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "|", "%", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
        default: false
        }
    }
}
