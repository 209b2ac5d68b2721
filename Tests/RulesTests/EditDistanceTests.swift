// The distance behind "did you mean".

import Testing

@testable import Rules

struct EditDistanceTests {
    @Test(
        "counts insertions, deletions and replacements",
        arguments: [
            ("", "", 0), ("abc", "abc", 0), ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3), ("ab", "ba", 2),
            ("flaw", "lawn", 2),
        ])
    func distance(left: String, right: String, expected: Int) {
        #expect(EditDistance.between(Array(left.unicodeScalars), Array(right.unicodeScalars)) == expected)
        #expect(EditDistance.between(Array(right.unicodeScalars), Array(left.unicodeScalars)) == expected)
    }
}
