// Matching of the regular expressions that filter a hook's branches, in linear time whatever the pattern.

/// The part of RE2's syntax that people use in branch filters: literals, escaped signs, `.`, `\d \w \s` and their
/// opposites, classes, groups, `|`, `^`, `$`, `\A`, `\z`, `* + ?`. The pattern comes from a forge and may be hostile:
/// it becomes an automaton that is followed in all its states at once, so that nothing is ever tried twice.
struct BranchRegex: Sendable {
    /// One step of the automaton.
    enum Step: Sendable {
        /// Reads one scalar of the class and goes on to the next step.
        case read(ScalarClass)
        /// Goes on to the next step only at the text's start or end.
        case start, end
        /// Goes on to both.
        case fork(Int, Int)
        case jump(Int)
        case match
    }

    private let program: [Step]

    /// Nil where the pattern isn't valid, is too long, or uses anything else of RE2: then nobody can say what it matches.
    init?(_ pattern: String) {
        var parser = BranchRegexParser(pattern)
        guard let program = parser.program() else { return nil }
        self.program = program
    }

    /// Whether any part of `text` fits, as GitLab asks it. Takes time in proportion to pattern times text.
    func matches(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        // For each step, the position at which it was last entered: no step is entered twice at one.
        var entered = [Int](repeating: -1, count: program.count)
        var threads: [Int] = []
        for position in 0...scalars.count {
            let edge = Edge(atStart: position == 0, atEnd: position == scalars.count, position: position)
            if enter(0, at: edge, entered: &entered, threads: &threads) { return true }
            guard position < scalars.count else { break }
            let next = Edge(atStart: false, atEnd: position + 1 == scalars.count, position: position + 1)
            var survivors: [Int] = []
            for step in threads {
                guard case .read(let scalarClass) = program[step], scalarClass.contains(scalars[position]) else {
                    continue
                }
                if enter(step + 1, at: next, entered: &entered, threads: &survivors) { return true }
            }
            threads = survivors
        }
        return false
    }

    /// A place between two scalars, with what the anchors need to know of it.
    private struct Edge {
        let atStart: Bool
        let atEnd: Bool
        let position: Int
    }

    /// Follows everything that reads nothing from `step` on. True where that leads to a match.
    private func enter(_ step: Int, at edge: Edge, entered: inout [Int], threads: inout [Int]) -> Bool {
        var pending = [step]
        while let current = pending.popLast() {
            guard entered[current] != edge.position else { continue }
            entered[current] = edge.position
            switch program[current] {
            case .read: threads.append(current)
            case .start: if edge.atStart { pending.append(current + 1) }
            case .end: if edge.atEnd { pending.append(current + 1) }
            case .fork(let one, let other): pending += [one, other]
            case .jump(let target): pending.append(target)
            case .match: return true
            }
        }
        return false
    }
}
