// Makes text from forges safe for a terminal and a log.

enum TerminalText {
    /// Control, format and bidirectional characters become `\u{…}`: a name can't move the cursor or fake a line.
    static func safe(_ text: String) -> String {
        var safe = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse:
                safe += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default:
                safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }

    /// At most `width` characters, cut with an ellipsis.
    static func fitted(_ text: String, _ width: Int) -> String {
        let safe = safe(text)
        return safe.count <= width ? safe : String(safe.prefix(max(0, width - 1))) + "…"
    }
}
