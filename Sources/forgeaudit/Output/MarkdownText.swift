// Makes text from forges safe in Markdown.

/// Names become code spans. There nothing is markup: no link, no HTML, no mention of a person, no reference to an issue,
/// whatever renderer shows it. Tables are avoided, because a pipe in a code span still ends a cell there.
enum MarkdownText {
    /// One line, at most `limit` characters; control and bidirectional characters become visible.
    static func code(_ text: String, limit: Int = 200) -> String {
        let safe = TerminalText.fitted(text, limit)
        guard !safe.isEmpty else { return "(no name)" }
        // The fence must be longer than any run of backticks inside.
        var longest = 0
        var run = 0
        for character in safe.unicodeScalars {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        // A space at each end is taken off again; without it a backtick there would join the fence.
        return longest > 0 || safe.hasPrefix(" ") || safe.hasSuffix(" ")
            ? "\(fence) \(safe) \(fence)" : "\(fence)\(safe)\(fence)"
    }
}
