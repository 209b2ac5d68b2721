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
    static func isPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            // Without a branch for each byte, so that many are looked at at once.
            var others: UInt8 = 0
            for byte in bytes {
                others |= byte &- 0x20 > 0x7E - 0x20 ? 1 : 0
                others |= byte == UInt8(ascii: "\"") ? 1 : 0
                others |= byte == UInt8(ascii: "\\") ? 1 : 0
            }
            return others == 0
        }
    }
}
