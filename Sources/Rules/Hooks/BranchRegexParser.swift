// From a pattern's text to the automaton's steps.

/// A parser by descent over one pattern. Each part of the pattern becomes a bounded number of steps, and groups nest only so
/// deep, so that no pattern can exhaust memory or stack.
struct BranchRegexParser {
    private let signs: [Unicode.Scalar]
    private var position = 0
    private var depth = 0

    private static let longestPattern = 256
    private static let deepestGroup = 32

    /// Takes the pattern as the forge tells it.
    init(_ pattern: String) {
        // One more than allowed is enough to know that it is too long.
        signs = Array(pattern.unicodeScalars.prefix(Self.longestPattern + 1))
    }

    /// The whole pattern's steps; nil where it isn't within the subset.
    mutating func program() -> [BranchRegex.Step]? {
        guard signs.count <= Self.longestPattern, let steps = alternatives(), position == signs.count else {
            return nil
        }
        return steps + [.match]
    }

    /// `a|b|c`, up to a closing parenthesis or the end. Jump targets count from the first step returned.
    private mutating func alternatives() -> [BranchRegex.Step]? {
        guard var steps = sequence() else { return nil }
        while peek == "|" {
            position += 1
            guard let other = sequence() else { return nil }
            // fork(first, other); first; jump(end); other
            steps =
                [.fork(1, steps.count + 2)] + steps.shifted(by: 1) + [.jump(steps.count + 2 + other.count)]
                + other.shifted(by: steps.count + 2)
        }
        return steps
    }

    /// Atoms one after the other, up to `|`, a closing parenthesis or the end; none at all match the empty text.
    private mutating func sequence() -> [BranchRegex.Step]? {
        var steps: [BranchRegex.Step] = []
        while let sign = peek, sign != "|", sign != ")" {
            guard let atom = atom(), let repeated = repetition(of: atom) else { return nil }
            steps += repeated.shifted(by: steps.count)
        }
        return steps
    }

    /// One thing that a repetition may follow.
    private mutating func atom() -> [BranchRegex.Step]? {
        guard let sign = next() else { return nil }
        switch sign {
        case "^": return [.start]
        case "$": return [.end]
        case ".": return [.read(.anything)]
        case "[": return characterClass().map { [.read($0)] }
        case "(": return group()
        case "\\": return escaped()
        // A repetition of nothing is an error, and braces are counts that this subset leaves out.
        case "*", "+", "?", "{", "}": return nil
        default: return [.read(.only(sign))]
        }
    }

    /// `(…)` or `(?:…)`: which part matched is never asked, so both are the same. Other signs after `(?` change the rules.
    private mutating func group() -> [BranchRegex.Step]? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepestGroup else { return nil }
        if peek == "?" {
            position += 1
            guard next() == ":" else { return nil }
        }
        guard let steps = alternatives(), next() == ")" else { return nil }
        return steps
    }

    /// After a backslash: a class, an anchor, or a sign that stands for itself. Letters beyond those mean things left out.
    private mutating func escaped() -> [BranchRegex.Step]? {
        guard let sign = next() else { return nil }
        if let scalarClass = ScalarClass.named(sign) { return [.read(scalarClass)] }
        if sign == "A" { return [.start] }
        if sign == "z" { return [.end] }
        return sign.isASCIIPunctuation ? [.read(.only(sign))] : nil
    }

    /// What stands after `[`: a bracket that comes first stands for itself.
    private mutating func characterClass() -> ScalarClass? {
        var result = ScalarClass(ranges: [])
        if peek == "^" {
            result.negated = true
            position += 1
        }
        var first = true
        while let sign = next() {
            if sign == "]", !first { return result }
            first = false
            // `[:alpha:]` and its like are left out.
            if sign == "[", peek == ":" { return nil }
            if sign == "\\", let letter = peek, let named = ScalarClass.named(letter) {
                position += 1
                guard !named.negated, peek != "-" else { return nil }
                result.ranges += named.ranges
                continue
            }
            guard let lower = classMember(sign) else { return nil }
            guard peek == "-", position + 1 < signs.count, signs[position + 1] != "]" else {
                result.ranges.append(lower...lower)
                continue
            }
            position += 1
            guard let end = next(), let upper = classMember(end), lower <= upper else { return nil }
            result.ranges.append(lower...upper)
        }
        return nil
    }

    /// One end of a range. A backslash makes a sign stand for itself.
    private mutating func classMember(_ sign: Unicode.Scalar) -> Unicode.Scalar? {
        guard sign == "\\" else { return sign }
        guard let escaped = next(), escaped.isASCIIPunctuation else { return nil }
        return escaped
    }

    /// Applies a `*`, `+` or `?` that follows; a lazy one finds the same texts. A second one is an error in RE2.
    private mutating func repetition(of atom: [BranchRegex.Step]) -> [BranchRegex.Step]? {
        guard let sign = peek, sign == "*" || sign == "+" || sign == "?" else { return atom }
        position += 1
        if peek == "?" { position += 1 }
        if let after = peek, after == "*" || after == "+" || after == "?" { return nil }
        let count = atom.count
        return switch sign {
        case "+": atom + [.fork(0, count + 1)]
        case "?": [.fork(1, count + 1)] + atom.shifted(by: 1)
        default: [.fork(1, count + 2)] + atom.shifted(by: 1) + [.jump(0)]
        }
    }

    /// The next sign, left where it is; nil at the end.
    private var peek: Unicode.Scalar? { position < signs.count ? signs[position] : nil }

    /// The next sign, taken.
    private mutating func next() -> Unicode.Scalar? {
        guard position < signs.count else { return nil }
        defer { position += 1 }
        return signs[position]
    }
}

extension [BranchRegex.Step] {
    /// The same steps where `offset` others stand before them.
    fileprivate func shifted(by offset: Int) -> [BranchRegex.Step] {
        map { step in
            switch step {
            case .fork(let one, let other): .fork(one + offset, other + offset)
            case .jump(let target): .jump(target + offset)
            default: step
            }
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIIPunctuation: Bool {
        isASCII && !properties.isAlphabetic && !("0"..."9").contains(self) && value > 32 && value < 127
    }
}
