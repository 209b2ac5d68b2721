// The patterns with which a config names repositories and subjects.

/// A path pattern: `*` stands for anything within one segment, `**` for anything, `?` for one character but `/`.
package struct SubjectPattern: Sendable, Hashable {
    package let text: String
    private let pattern: [Unicode.Scalar]

    package init(_ text: String) {
        self.text = text
        pattern = Array(text.unicodeScalars)
    }

    /// Compares scalars exactly: forge paths are case-preserving. Linear in the path for each sign of the pattern, never
    /// exponential.
    package func matches(_ path: String) -> Bool {
        let subject = Array(path.unicodeScalars)
        // Which beginnings of the path the part of the pattern read so far can stand for.
        var reachable = [Bool](repeating: false, count: subject.count + 1)
        reachable[0] = true
        var index = 0
        while index < pattern.count {
            let sign = pattern[index]
            let double = sign == "*" && index + 1 < pattern.count && pattern[index + 1] == "*"
            if sign == "*" {
                for position in subject.indices where reachable[position] && (double || subject[position] != "/") {
                    reachable[position + 1] = true
                }
            } else {
                // From the end, so that one array serves for before and after.
                for position in subject.indices.reversed() {
                    let equal = sign == subject[position] || (sign == "?" && subject[position] != "/")
                    reachable[position + 1] = reachable[position] && equal
                }
                reachable[0] = false
            }
            index += double ? 2 : 1
        }
        return reachable[subject.count]
    }
}
