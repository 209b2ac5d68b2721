// Matching of GitLab's wildcard patterns.

/// `*` stands for any characters, also `/` and none; everything else stands for itself, in its case.
enum Wildcard {
    /// Whether the whole of `text` fits. Takes time in proportion to the product of the lengths at worst: a star only ever
    /// goes back to itself, never to an earlier one.
    static func matches(_ pattern: String, _ text: String) -> Bool {
        let signs = Array(pattern.unicodeScalars)
        let scalars = Array(text.unicodeScalars)
        var sign = 0
        var position = 0
        // The last star seen, and how far it reaches at present.
        var star: (sign: Int, end: Int)?
        while position < scalars.count {
            if sign < signs.count, signs[sign] == "*" {
                star = (sign, position)
                sign += 1
            } else if sign < signs.count, signs[sign] == scalars[position] {
                sign += 1
                position += 1
            } else if let last = star {
                star = (last.sign, last.end + 1)
                sign = last.sign + 1
                position = last.end + 1
            } else {
                return false
            }
        }
        return signs[sign...].allSatisfy { $0 == "*" }
    }
}
