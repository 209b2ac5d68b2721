// Makes text from forges safe for a terminal and a log.

enum TerminalText {
    /// Control, format and bidirectional characters become `\u{…}`: a name can't move the cursor or fake a line.
    static func safe(_ text: String) -> String {
        replacingUnsafe(in: text) { "\\u{\(String($0.value, radix: 16, uppercase: true))}" }
    }

    /// The same for JSON text, in JSON's own spelling: what a reader of the JSON gets stays as it was.
    static func safeJSON(_ json: String) -> String {
        replacingUnsafe(in: json) { scalar in
            UTF16.encode(scalar)?.map { unit in
                let digits = String(unit, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }.joined() ?? ""
        }
    }

    private static func replacingUnsafe(in text: String, by spelling: (Unicode.Scalar) -> String) -> String {
        var safe = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse:
                safe += spelling(scalar)
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
