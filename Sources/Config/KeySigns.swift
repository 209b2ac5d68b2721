// Refuses texts whose parsing would take minutes.

/// Counts `?` where YAML may take it for the sign of a key that is a list or a mapping. No config needs one, and Yams hashes
/// what stands in such a key once for each key around it: a hundred thousand of them within each other never end.
enum KeySigns {
    /// Far more than a config has in its texts, and parsed in a moment.
    static let limit = 1_000

    /// False, with the problem reported, where there are more.
    static func areFew(in text: String, _ problems: ProblemCollector) -> Bool {
        var counter = LineCounter()
        var count = 0
        var before: Unicode.Scalar = "\n"
        for scalar in text.unicodeScalars {
            if scalar == "?", signsBegin(after: before) {
                count += 1
                guard count <= limit else {
                    problems.add(counter.position, "the file has too many '?' keys", hint: "write keys as plain text")
                    return false
                }
            }
            before = scalar
            counter.advance(over: scalar)
        }
        return true
    }

    /// Within braces and brackets a sign needs no space before it.
    private static func signsBegin(after scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "\t", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}", "{", "}", "[", "]", ",", "?", ":", "-", "\"", "'":
            true
        default: false
        }
    }
}
