// Makes text from outside safe to show on a terminal or in a log.

/// Escapes what a terminal would act on or hide.
package enum PrintableText {
    /// `text` with control, formatting, private and line-separating characters written as `\u{1B}`, and cut to
    /// `limit` characters with an ellipsis.
    package static func escaped(_ text: String, limit: Int = 200) -> String {
        var result = ""
        var count = 0
        for scalar in text.unicodeScalars {
            if count == limit { return result + "…" }
            count += 1
            if isPrintable(scalar) {
                result.unicodeScalars.append(scalar)
            } else {
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            }
        }
        return result
    }

    /// False for line breaks, escape sequences, bidirectional overrides, and characters without a meaning.
    package static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
