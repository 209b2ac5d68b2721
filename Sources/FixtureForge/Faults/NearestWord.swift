// Guesses what somebody meant to write.

/// Picks the word that is the fewest edits away.
enum NearestWord {
    /// The nearest of `words` to `text`, whatever the case of the letters; nil where there are no words.
    static func of(_ text: String, in words: [String]) -> String? {
        words.map { (word: $0, distance: distance(text.lowercased(), $0.lowercased())) }
            .min { $0.distance < $1.distance }?.word
    }

    /// `did you mean "…"?`, or a list where that is shorter.
    static func advice(_ text: String, in words: [String]) -> String {
        of(text, in: words).map { "did you mean \"\($0)\"?" } ?? "leave it out"
    }

    /// The number of letters to insert, delete or replace (Levenshtein).
    private static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (line, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, other) in right.enumerated() {
                let above = row[column + 1]
                row[column + 1] = min(above + 1, row[column] + 1, diagonal + (character == other ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}
