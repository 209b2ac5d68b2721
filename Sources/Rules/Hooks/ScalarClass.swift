// A set of characters within a branch filter's regular expression.

/// Scalars by ranges, or all but those.
struct ScalarClass: Sendable {
    var ranges: [ClosedRange<Unicode.Scalar>]
    var negated = false

    /// Whether the class holds `scalar`.
    func contains(_ scalar: Unicode.Scalar) -> Bool {
        ranges.contains { $0.contains(scalar) } != negated
    }

    /// One character.
    static func only(_ scalar: Unicode.Scalar) -> ScalarClass { ScalarClass(ranges: [scalar...scalar]) }

    /// `.`: everything but a line feed.
    static let anything = ScalarClass(ranges: ["\n"..."\n"], negated: true)

    /// What a letter stands for after a backslash, as RE2 has it (ASCII only); nil for every other letter.
    static func named(_ letter: Unicode.Scalar) -> ScalarClass? {
        switch letter {
        case "d": ScalarClass(ranges: ["0"..."9"])
        case "w": ScalarClass(ranges: ["0"..."9", "A"..."Z", "_"..."_", "a"..."z"])
        case "s": ScalarClass(ranges: ["\t"..."\n", "\u{C}"..."\r", " "..." "])
        case "D": ScalarClass(ranges: named("d")?.ranges ?? [], negated: true)
        case "W": ScalarClass(ranges: named("w")?.ranges ?? [], negated: true)
        case "S": ScalarClass(ranges: named("s")?.ranges ?? [], negated: true)
        default: nil
        }
    }
}
