// A subject, or a number of subjects of one form, in the table of verdicts.

/// `path`, or `beginning* (8)`.
struct SubjectEntry {
    let text: String
    /// How many subjects it stands for.
    let number: Int

    init(_ field: String) throws {
        if let match = field.wholeMatch(of: /([^*]+\*) \(([0-9]+)\)/), let number = Int(match.2) {
            text = String(match.1)
            self.number = number
        } else {
            guard !field.contains("*") else { throw VerdictTable.Malformed(line: field) }
            text = field
            number = 1
        }
    }

    func matches(_ subject: String) -> Bool {
        text.hasSuffix("*") ? subject.hasPrefix(text.dropLast()) : subject == text
    }
}
