// Writes JSON piece by piece, because a report may hold more than memory does.

/// Streams JSON values into a file: objects and arrays are open while their content is written, and nothing of them is
/// kept. Keys stand in the order in which they are written. Whoever calls it keeps keys unique and gives fields to
/// objects and elements to arrays; names are the program's own.
final class JSONWriter {
    private let file: TextFile
    /// Whether the innermost open container has no member yet.
    private var isFirst = true
    private var depth = 0
    /// Greater than 0 inside a container that stands on one line.
    private var inline = 0

    init(_ file: TextFile) { self.file = file }

    /// An object, which is a member of the open object where it has a name, else an element or the document itself. On
    /// one line where `inline` says so; so is everything in it then.
    func object(_ name: String? = nil, inline: Bool = false, _ content: () throws -> Void) rethrows {
        try container("{", "}", name, inline: inline, content)
    }

    /// An array, named or not as an object is.
    func array(_ name: String? = nil, inline: Bool = false, _ content: () throws -> Void) rethrows {
        try container("[", "]", name, inline: inline, content)
    }

    /// An object on a line of its own, as the next of a file of such lines.
    func line(_ content: () throws -> Void) rethrows {
        try object(inline: true, content)
        end()
    }

    /// Ends a document: a line break, as every text file has one at its end.
    func end() {
        file.write("\n")
        isFirst = true
    }

    /// A text or null.
    func field(_ name: String, _ text: String?) {
        guard let text else { return member(name, "null") }
        begin(name)
        file.write(quoted: text)
    }

    /// A whole number or null.
    func field(_ name: String, _ number: Int?) { member(name, number.map { String($0) } ?? "null") }

    func field(_ name: String, _ flag: Bool) { member(name, flag ? "true" : "false") }

    /// An array of texts, on one line.
    func field(_ name: String, _ texts: [String]) {
        array(name, inline: true) {
            for text in texts {
                begin(nil)
                file.write(quoted: text)
            }
        }
    }

    private func container(
        _ open: String, _ close: String, _ name: String?, inline isInline: Bool, _ content: () throws -> Void
    ) rethrows {
        member(name, open)
        isFirst = true
        depth += 1
        if isInline { inline += 1 }
        try content()
        depth -= 1
        if !isFirst && inline == 0 { breakLine() }
        if isInline { inline -= 1 }
        file.write(close)
        isFirst = false
    }

    private func member(_ name: String?, _ value: String) {
        begin(name)
        file.write(value)
    }

    /// What stands before a member's value.
    private func begin(_ name: String?) {
        if !isFirst { file.append(inline > 0 ? ", " : ",") }
        if depth > 0 && inline == 0 { breakLine() }
        isFirst = false
        if let name {
            file.append("\"")
            file.write(name)
            file.append("\": ")
        }
    }

    private func breakLine() {
        file.append("\n")
        for _ in 0..<depth { file.append("  ") }
    }
}
