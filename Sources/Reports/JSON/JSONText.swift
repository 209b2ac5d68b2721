// Strings as JSON writes them.

enum JSONText {
    /// `text` in quotes. What a reader can't see, or what reorders the text around it, is written as an escape, so that
    /// the file shows it and the parsed value is still the exact text. `/` and everything else visible stay as they are.
    static func quoted(_ text: String) -> String {
        if isPlain(text) { return "\"\(text)\"" }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            default:
                if VisibleText.isHidden(scalar) {
                    for unit in String(scalar).utf16 { quoted += escape(unit) }
                } else {
                    quoted.unicodeScalars.append(scalar)
                }
            }
        }
        return quoted + "\""
    }

    /// `\u202E`: four digits, a pair of them for what lies beyond the first 65,536 code points.
    private static func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// Whether `text` only needs quotes.
    static func isPlain(_ text: String) -> Bool { text.hasOnly(isPlain) }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
}
