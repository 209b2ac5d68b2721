// The mapping of controls as a text file: what `forgeaudit rules --format controls` writes and a config may name.

/// A table of tab-separated lines `framework, control, title, rules`; rules are separated by spaces. Empty lines and those
/// that begin with `#` don't count.
package enum ControlTable {
    /// What is wrong with a line of a table.
    package struct Problem: Error, Sendable, Equatable {
        /// From 1.
        package let line: Int
        package let message: String
    }

    /// The most lines that a table may have.
    package static let lineLimit = 5_000

    /// The mapping as a file.
    package static func text(of mapping: ControlMapping) -> String {
        let head = [
            "# Controls of compliance frameworks, and the rules that are relevant to them: \(mapping.name).",
            "# framework<tab>control<tab>title<tab>rules; without rules: not covered by this tool.",
        ]
        let lines = mapping.entries.map { entry in
            [entry.control.framework, entry.control.id, entry.title, entry.rules.joined(separator: " ")]
                .joined(separator: "\t")
        }
        return (head + lines).joined(separator: "\n")
    }

    /// Reads a table whose rules must all be in `known`. `name` is how reports call it.
    package static func read(_ text: String, name: String, known: [String]) throws(Problem) -> ControlMapping {
        var entries: [ControlMapping.Entry] = []
        var seen: Set<Control> = []
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        guard lines.count <= lineLimit else {
            throw Problem(line: lineLimit + 1, message: "the table has more than \(lineLimit) lines")
        }
        for (index, line) in lines.enumerated() {
            let trimmed = line.drop { $0 == " " }
            if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
            let entry = try entry(line, number: index + 1, known: known)
            guard seen.insert(entry.control).inserted else {
                throw Problem(line: index + 1, message: "the control stands in the table twice")
            }
            entries.append(entry)
        }
        guard !entries.isEmpty else { throw Problem(line: 1, message: "the table names no control") }
        return ControlMapping(name: name, entries: entries)
    }

    private static func entry(
        _ line: Substring, number: Int, known: [String]
    ) throws(Problem) -> ControlMapping.Entry {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 4 else {
            throw Problem(
                line: number,
                message: "a line has four fields, separated by tabs: framework, control, title, rules; this has "
                    + "\(fields.count)")
        }
        for (field, limit) in zip(fields.prefix(3), [80, 40, 200]) {
            guard field.unicodeScalars.count <= limit, field.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else {
                throw Problem(line: number, message: "a field is too long, or holds a control character")
            }
        }
        guard !fields[0].isEmpty, !fields[1].isEmpty else {
            throw Problem(line: number, message: "framework and control must not be empty")
        }
        let named = fields[3].split(separator: " ").map(String.init)
        if let stranger = named.first(where: { !known.contains($0) }) {
            let hint = RuleCatalogue.nearest(to: stranger).map { "; did you mean '\($0)'?" } ?? ""
            throw Problem(line: number, message: "there is no rule '\(stranger.prefix(100))'\(hint)")
        }
        return ControlMapping.Entry(
            control: Control(String(fields[0]), String(fields[1])), title: String(fields[2]),
            rules: known.filter(named.contains))
    }
}
