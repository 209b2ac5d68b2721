// Takes the danger out of a YAML text without moving a character of it.

/// A text in which single characters are replaced by private-use ones that it doesn't hold, and can be put back.
///
/// Yams follows aliases while it composes: ten lines of them can stand for a billion nodes, and where each was is no
/// longer visible. With every `*` masked there are no aliases, only plain values that begin with the mask. Yams also
/// compares keys that are lists or mappings, which takes twice the time for each level of keys within them: with the
/// signs of such keys masked, there are none. And a duplicate key, at which Yams stops with the first one's place, can be
/// masked to go on and find the others.
struct MaskedText {
    /// What a masked character means where it isn't part of a text.
    enum Sign {
        /// `*` before a name.
        case alias
        /// `?` before a key, which may then be anything.
        case anyKey
        /// `:` behind the bracket or brace that ends a list or mapping, which it makes a key.
        case collectionKey
    }

    private var scalars: [Unicode.Scalar]
    private let lineStarts: [Int]
    private var originals: [Unicode.Scalar: Unicode.Scalar] = [:]
    private var spare: [Unicode.Scalar]
    private let signs: [Unicode.Scalar: Sign]

    /// Nil where the text uses up the private-use characters itself.
    init?(_ text: String) {
        scalars = Array(text.unicodeScalars)
        let used = Set(scalars.filter { (0xE000...0xF8FF).contains($0.value) })
        spare = (0xE000...0xE0FF).compactMap(Unicode.Scalar.init).filter { !used.contains($0) }
        guard let alias = spare.popLast(), let anyKey = spare.popLast(), let collectionKey = spare.popLast() else {
            return nil
        }
        signs = [alias: .alias, anyKey: .anyKey, collectionKey: .collectionKey]
        originals = [alias: "*", anyKey: "?", collectionKey: ":"]
        lineStarts = Self.lineStarts(of: scalars)
        var isBehindBracket = false
        for index in scalars.indices where !Self.isBlank(scalars[index]) {
            let scalar = scalars[index]
            switch scalar {
            case "*": scalars[index] = alias
            case "?": scalars[index] = anyKey
            case ":" where isBehindBracket: scalars[index] = collectionKey
            default: break
            }
            isBehindBracket = scalar == "]" || scalar == "}"
        }
    }

    /// The text for the parser.
    var text: String { Self.joined(scalars) }

    /// The text with brackets for its braces: what was a mapping in them is a list, of mappings with one key each.
    var textWithoutBraces: String {
        Self.joined(scalars.map { $0 == "{" ? "[" : $0 == "}" ? "]" : $0 })
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
        return Self.joined(text.unicodeScalars.map { originals[$0] ?? $0 })
    }

    /// The sign that a plain value from the parser is in the file, or holds; nil where it is nothing but text.
    func sign(inPlain text: String) -> Sign? {
        var sign: Sign?
        var isFirst = true
        // A sign but `*` is one only before a blank.
        for scalar in text.unicodeScalars {
            if sign != nil, Self.isBlank(scalar) { return sign }
            sign = signs[scalar]
            if sign == .alias, isFirst { return sign }
            if sign == .alias || (sign == .anyKey && !isFirst) { sign = nil }
            isFirst = false
        }
        return sign
    }

    /// The masked sign of a key that the parser stumbled over at `position`, with its place; nil where it was over
    /// something else.
    func keySign(at position: SourcePosition) -> (sign: Sign, position: SourcePosition)? {
        guard let index = index(of: position) else { return nil }
        if let sign = signs[scalars[index]], sign != .alias { return (sign, position) }
        if scalars[index] == ":" { return explicitKey(above: position) }
        // Within brackets the list or mapping behind a masked `?` is what can't stand there.
        guard let before = scalars[..<index].lastIndex(where: { !Self.isBlank($0) }), signs[scalars[before]] == .anyKey
        else { return nil }
        return (.anyKey, SourcePosition(line: position.line, column: position.column - (index - before)))
    }

    /// The sign of a key that the parser took for the beginning of another one at `position`, which has no `:`.
    func keySign(from position: SourcePosition) -> (sign: Sign, position: SourcePosition)? {
        if let found = keySign(at: position) { return found }
        guard let index = index(of: position), scalars[index] != "\"", scalars[index] != "'",
            let place = line(position.line).indices[index...].first(where: { signs[scalars[$0]] == .collectionKey })
        else { return nil }
        return (.collectionKey, SourcePosition(line: position.line, column: position.column + place - index))
    }

    /// The `?` above the first character of a line, where only lines that are indented more stand between them.
    private func explicitKey(above position: SourcePosition) -> (Sign, SourcePosition)? {
        let column = indentation(ofLine: position.line)
        for number in (1..<position.line).reversed() where indentation(ofLine: number) <= column {
            let line = line(number)
            let place = line.startIndex + column
            let isSign = place < line.endIndex && signs[line[place]] == .anyKey
            // As in `- ? a`.
            let isFirst = line.prefix(column).allSatisfy { Self.isBlank($0) || $0 == "-" || signs[$0] == .anyKey }
            return isSign && isFirst ? (.anyKey, SourcePosition(line: number, column: column + 1)) : nil
        }
        return nil
    }

    /// The line with that number, with what ends it.
    private func line(_ number: Int) -> ArraySlice<Unicode.Scalar> {
        scalars[lineStarts[number - 1]..<(number < lineStarts.count ? lineStarts[number] : scalars.endIndex)]
    }

    /// How many blanks a line begins with; more than any where it has nothing else.
    private func indentation(ofLine number: Int) -> Int {
        let line = line(number)
        let first = line.firstIndex { !Self.isBlank($0) && !Self.isBreak($0) }
        return first.map { $0 - line.startIndex } ?? .max
    }

    /// The character at `position`, as the parser sees it.
    func character(at position: SourcePosition) -> Unicode.Scalar? {
        index(of: position).map { scalars[$0] }
    }

    /// `position`, or the end of its line or of the text where it lies behind that: the parser counts a line more
    /// where the last one doesn't end.
    func clamped(_ position: SourcePosition) -> SourcePosition {
        let line = min(position.line, lineStarts.count)
        let start = lineStarts[line - 1]
        let end = line < lineStarts.count ? lineStarts[line] - 1 : scalars.endIndex
        let column = line < position.line ? end - start + 1 : min(position.column, end - start + 1)
        return SourcePosition(line: line, column: column)
    }

    private func index(of position: SourcePosition) -> Int? {
        guard position.line <= lineStarts.count else { return nil }
        let index = lineStarts[position.line - 1] + position.column - 1
        return scalars.indices.contains(index) ? index : nil
    }

    private static func joined(_ scalars: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private static func lineStarts(of scalars: [Unicode.Scalar]) -> [Int] {
        var starts = [0]
        for index in scalars.indices where isBreak(scalars[index]) {
            let isHalf = scalars[index] == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
            if !isHalf { starts.append(index + 1) }
        }
        return starts
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

    private static func isKeyCharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
    }
}
