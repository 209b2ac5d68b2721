// Guesses which name was meant by one that doesn't exist.

import Secrets

/// Finds the valid name that a misspelt one is closest to.
package enum NearestName {
    /// The candidate with the fewest edits (insert, delete, replace, swap; upper and lower case count as equal), the
    /// first of several; nil where even that is too far off to be what was meant.
    package static func of(_ name: String, in candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().unicodeScalars)
        // Longer names are not names, and the distance costs the product of the lengths.
        guard !wanted.isEmpty, wanted.count <= 80 else { return nil }
        let allowed = wanted.count <= 5 ? 1 : min(5, wanted.count / 4 + 1)
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let other = Array(candidate.lowercased().unicodeScalars)
            guard abs(other.count - wanted.count) <= allowed else { continue }
            let found = distance(wanted, other)
            if found <= allowed, found < best?.distance ?? Int.max { best = (candidate, found) }
        }
        return best?.name
    }

    /// The hint for an unknown name: the nearest one, else all of them where they are few.
    static func hint(for name: String, in candidates: [String]) -> String? {
        if let nearest = of(name, in: candidates) { return "did you mean \(quoted(nearest))?" }
        guard !candidates.isEmpty, candidates.count <= 12 else { return nil }
        return "known: " + candidates.map { PrintableText.escaped($0, limit: 60) }.joined(separator: ", ")
    }

    /// The optimal string alignment distance, by three rows of its table.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var before = [Int](repeating: 0, count: right.count + 1)
        var previous = Array(0...right.count)
        for row in 1...max(1, left.count) where row <= left.count {
            var current = [row] + [Int](repeating: 0, count: right.count)
            for column in right.indices.map({ $0 + 1 }) {
                let cost = left[row - 1] == right[column - 1] ? 0 : 1
                var value = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + cost)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    value = min(value, before[column - 2] + 1)
                }
                current[column] = value
            }
            (before, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
