// How far two names are from each other, for suggestions.

/// Levenshtein's distance: the fewest insertions, deletions and replacements that turn one name into the other.
enum EditDistance {
    /// Takes time and memory in proportion to the product and the second length; bound hostile input before.
    static func between(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var row = Array(0...right.count)
        for (leftIndex, leftSign) in left.enumerated() {
            var diagonal = row[0]
            row[0] = leftIndex + 1
            for (rightIndex, rightSign) in right.enumerated() {
                let above = row[rightIndex + 1]
                let replaced = diagonal + (leftSign == rightSign ? 0 : 1)
                row[rightIndex + 1] = min(replaced, above + 1, row[rightIndex] + 1)
                diagonal = above
            }
        }
        return row[right.count]
    }
}
