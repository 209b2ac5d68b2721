// Takes the danger out of a YAML text without moving a character of it.

/// A text in which single characters are replaced by private-use ones that it doesn't hold, and can be put back.
///
/// Yams follows aliases while it composes: ten lines of them can stand for a billion nodes, and where each was is no
/// longer visible. With every `*` masked there are no aliases, only plain values that begin with the mask; and a
/// duplicate key, at which Yams stops with the first one's place, can be masked to go on and find the others.
struct MaskedText {
    private var scalars: [Unicode.Scalar]
    private var originals: [Unicode.Scalar: Unicode.Scalar] = [:]
    private var spare: [Unicode.Scalar]
    /// What stands for `*`; nil where the text has none.
    private let star: Unicode.Scalar?

    /// Nil where the text uses up the private-use characters itself.
    init?(_ text: String) {
        scalars = Array(text.unicodeScalars)
        let used = Set(scalars.filter { (0xE000...0xF8FF).contains($0.value) })
        spare = (0xE000...0xE0FF).compactMap(Unicode.Scalar.init).filter { !used.contains($0) }
        let asterisk: Unicode.Scalar = "*"
        guard scalars.contains(asterisk) else {
            star = nil
            return
        }
        guard let mask = spare.popLast() else { return nil }
        star = mask
        originals[mask] = asterisk
        for index in scalars.indices where scalars[index] == asterisk { scalars[index] = mask }
    }

    /// The text for the parser.
    var text: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// Replaces the first character of the key at `position`, so that it differs from its duplicate. False where that
    /// can't be done.
    mutating func maskKey(at position: SourcePosition) -> Bool {
        guard var index = index(of: position) else { return false }
        if scalars[index] == "\"" || scalars[index] == "'" { index += 1 }
        guard index < scalars.count, Self.isKeyCharacter(scalars[index]), let mask = spare.popLast() else {
            return false
        }
        originals[mask] = scalars[index]
        scalars[index] = mask
        return true
    }

    /// `text`, which came out of the parser, as it stands in the file.
    func restored(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { originals[$0] != nil }) else { return text }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text.unicodeScalars.map { originals[$0] ?? $0 })
        return String(view)
    }

    /// Whether a plain value from the parser begins with `*` in the file.
    func beginsWithStar(_ text: String) -> Bool {
        star != nil && text.unicodeScalars.first == star
    }

    /// The character at `position`, for hints.
    func character(at position: SourcePosition) -> Unicode.Scalar? {
        index(of: position).map { scalars[$0] }
    }

    /// `position`, or the end of its line or of the text where it lies behind that: the parser counts a line more
    /// where the last one doesn't end.
    func clamped(_ position: SourcePosition) -> SourcePosition {
        var line = 1
        var start = scalars.startIndex
        for index in scalars.indices where line < position.line && isLineEnd(index) {
            line += 1
            start = index + 1
        }
        let end = scalars.indices[start...].first(where: isLineEnd) ?? scalars.endIndex
        let column = line < position.line ? end - start + 1 : min(position.column, end - start + 1)
        return SourcePosition(line: line, column: column)
    }

    private func index(of position: SourcePosition) -> Int? {
        var line = 1
        var index = 0
        while line < position.line {
            guard index < scalars.count else { return nil }
            if isLineEnd(index) { line += 1 }
            index += 1
        }
        index += position.column - 1
        return scalars.indices.contains(index) ? index : nil
    }

    private func isLineEnd(_ index: Int) -> Bool {
        switch scalars[index] {
        case "\n", "\u{85}", "\u{2028}", "\u{2029}": true
        case "\r": index + 1 == scalars.count || scalars[index + 1] != "\n"
        default: false
        }
    }

    private static func isKeyCharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
    }
}
