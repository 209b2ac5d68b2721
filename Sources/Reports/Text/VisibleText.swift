// Makes invisible and forbidden characters visible, so that a hostile name can neither break a report nor disguise
// itself.

/// The text as a report may hold it: code points that XML forbids, and those that reorder or hide text, become
/// `\u{1B}`.
enum VisibleText {
    /// Keeps newlines and tabs. Everything that stays is legal in XML 1.0 and in HTML.
    static func of(_ text: String) -> String {
        if text.hasOnly(isPlain) { return text }
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var visible = ""
        for scalar in text.unicodeScalars {
            if isHidden(scalar) {
                visible += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            } else {
                visible.unicodeScalars.append(scalar)
            }
        }
        return visible
    }

    /// The same on one line: every run of white space becomes one space, none is left at the ends.
    static func line(_ text: String) -> String {
        if isLine(text) { return text }
        let visible = of(text)
        var line = ""
        var pending = false
        for scalar in visible.unicodeScalars {
            if scalar == " " || scalar == "\n" || scalar == "\t" {
                pending = true
            } else {
                if pending && !line.isEmpty { line += " " }
                pending = false
                line.unicodeScalars.append(scalar)
            }
        }
        return line
    }

    /// One line of at most `limit` characters; what was cut off is announced by an ellipsis.
    static func line(_ text: String, limit: Int) -> String { clipped(line(text), to: limit) }

    /// At most `limit` characters of `text`, the last an ellipsis where something was cut off.
    static func clipped(_ text: String, to limit: Int) -> String {
        // No text has more characters than bytes.
        guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(max(0, limit - 1)))) + "…"
    }

    /// At most `limit` bytes of UTF-8 of `text`, cut between characters.
    static func clipped(_ text: String, toBytes limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var clipped = String.UnicodeScalarView()
        var bytes = 3
        for scalar in text.unicodeScalars {
            bytes += UTF8.width(scalar)
            if bytes > limit { break }
            clipped.append(scalar)
        }
        return String(clipped) + "…"
    }

    /// Whether `text` is plain ASCII on one line already, as nearly all texts are.
    private static func isLine(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard let last = bytes.last else { return true }
            let space = UInt8(ascii: " ")
            // Without a branch for each byte, so that many are looked at at once.
            var others: UInt8 = bytes[0] == space || last == space ? 1 : 0
            for byte in bytes { others |= byte &- space > 0x7E &- space ? 1 : 0 }
            for index in 1..<bytes.count { others |= bytes[index] | bytes[index - 1] == space ? 1 : 0 }
            return others == 0
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool { (0x20...0x7E).contains(byte) || byte == 0x0A || byte == 0x09 }

    /// Control characters but newline and tab, line and paragraph separators, marks that change the direction of text
    /// or that nothing shows of, and what Unicode reserves as no character. What only picks a character's variant stays.
    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0x0A, 0x09: false
        case 0...0x1F, 0x7F...0x9F: true
        case 0x2028, 0x2029, 0xFDD0...0xFDEF: true
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF: false
        default:
            scalar.value & 0xFFFE == 0xFFFE || scalar.properties.generalCategory == .format
                || scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
