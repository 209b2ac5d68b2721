// Reads single values strictly: no guessing, no conversion.

import Inventory
import Secrets

/// Turns nodes into values. Each method reports what is wrong, once, and gives nil then.
struct ValueReader {
    /// The most characters of a text.
    static let textLimit = 4_096
    static let identifierLimit = 80

    let problems: ProblemCollector

    /// A text of one line, or of several where `lines` allows it, without white space around it; not empty.
    func text(
        _ node: ConfigNode, label: String, lines: Bool = false, limit: Int = ValueReader.textLimit
    ) -> String? {
        guard case .scalar(let raw, let isPlain) = node.kind, !isPlain || PlainScalar(raw) == .text else {
            reportType(of: node, label: label, expected: "text")
            return nil
        }
        let text = Self.trimmed(raw)
        if text.isEmpty {
            problems.add(node.position, "\(label) is empty")
            return nil
        }
        guard text.unicodeScalars.count <= limit else {
            problems.add(node.position, "\(label) is longer than \(limit) characters")
            return nil
        }
        guard text.unicodeScalars.allSatisfy({ PrintableText.isPrintable($0) || (lines && $0 == "\n") }) else {
            problems.add(node.position, "\(label) holds a control or invisible character", hint: "remove it")
            return nil
        }
        return text
    }

    /// An id: a letter or digit, then letters, digits, `_`, `.`, `-`.
    func identifier(_ node: ConfigNode, label: String) -> String? {
        guard let text = text(node, label: label) else { return nil }
        return identifier(text, at: node.position, label: label)
    }

    /// Checks a key that is an id.
    func identifier(_ text: String, at position: SourcePosition, label: String) -> String? {
        guard text.utf8.count <= Self.identifierLimit else {
            problems.add(position, "\(label) is longer than \(Self.identifierLimit) characters")
            return nil
        }
        let isValid = text.utf8.enumerated().allSatisfy { index, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: index > 0 && "_.-".utf8.contains(byte)
            }
        }
        guard isValid, !text.isEmpty else {
            problems.add(
                position, "\(quoted(text)) is not a valid id for \(label)",
                hint: "a letter or digit, then letters, digits, '_', '.', '-'")
            return nil
        }
        return text
    }

    /// Checks a key that is a free name, such as a user's.
    func name(_ entry: ConfigEntry, label: String) -> String? {
        text(
            ConfigNode(position: entry.keyPosition, kind: .scalar(entry.key, isPlain: false)),
            label: "the name of \(label)")
    }

    func integer(_ node: ConfigNode, label: String, in range: ClosedRange<Int>) -> Int? {
        guard case .scalar(let text, true) = node.kind, case .integer(let value) = PlainScalar(text) else {
            let isNumber =
                if case .scalar(let text, true) = node.kind { PlainScalar(text) == .otherNumber } else { false }
            reportType(
                of: node, label: label, expected: "an integer",
                hint: isNumber ? "write plain decimal digits" : nil)
            return nil
        }
        guard range.contains(value) else {
            let bounds =
                range.upperBound == Int.max
                ? "at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
            problems.add(node.position, "\(label) must be \(bounds)")
            return nil
        }
        return value
    }

    func flag(_ node: ConfigNode, label: String) -> Bool? {
        guard case .scalar(let text, true) = node.kind, case .flag(let value) = PlainScalar(text) else {
            reportType(of: node, label: label, expected: "true or false")
            return nil
        }
        return value
    }

    func list(_ node: ConfigNode, label: String) -> [ConfigNode]? {
        guard case .list(let items) = node.kind else {
            reportType(of: node, label: label, expected: "a list")
            return nil
        }
        return items
    }

    /// The valid texts of a list; repeated ones are reported.
    func texts(_ node: ConfigNode, label: String) -> [String]? {
        guard let items = list(node, label: label) else { return nil }
        var seen: Set<String> = []
        return items.compactMap { item in
            guard let text = text(item, label: "an entry of \(label)") else { return nil }
            guard seen.insert(text).inserted else {
                problems.add(item.position, "\(quoted(text)) is given twice in \(label)")
                return nil
            }
            return text
        }
    }

    /// One of a few names.
    func choice<Value: RawRepresentable & CaseIterable>(
        _ node: ConfigNode, label: String, of type: Value.Type
    ) -> Value? where Value.RawValue == String {
        guard let text = text(node, label: label) else { return nil }
        if let value = Value(rawValue: text) { return value }
        problems.add(
            node.position, "\(quoted(text)) is not a valid value of \(label)",
            hint: NearestName.hint(for: text, in: Value.allCases.map { $0.rawValue }))
        return nil
    }

    func day(_ node: ConfigNode, label: String) -> CalendarDay? {
        guard let text = text(node, label: label) else { return nil }
        if let day = CalendarDay(text) { return day }
        let hasForm = text.utf8.count == 10 && text.split(separator: "-").count == 3
        problems.add(
            node.position, "\(label): \(quoted(text)) is not a day" + (hasForm ? " of the calendar" : ""),
            hint: hasForm ? nil : "write YYYY-MM-DD")
        return nil
    }

    func serviceURL(_ node: ConfigNode, label: String, insecureHTTP: Bool) -> ServiceURL? {
        guard let text = text(node, label: label) else { return nil }
        do {
            return try ServiceURL(text, insecureHTTP: insecureHTTP)
        } catch {
            problems.add(node.position, "\(label) \(error.message)", hint: error.hint)
            return nil
        }
    }

    /// Says what was expected and what kind of value is there instead, not which.
    func reportType(of node: ConfigNode, label: String, expected: String, hint: String? = nil) {
        var hint = hint
        let found: String
        switch node.kind {
        case .refused: return
        case .list: found = "a list"
        case .map: found = "a mapping"
        case .scalar(let text, let isPlain):
            let meaning = isPlain ? PlainScalar(text) : .text
            if meaning == .null {
                problems.add(node.position, "\(label) has no value", hint: hint ?? "expected \(expected)")
                return
            }
            switch meaning {
            case .flag: found = "a truth value"
            case .integer, .otherNumber: found = "a number"
            default: found = "text"
            }
            if expected == "text" { hint = hint ?? "put it in quotes" }
        }
        problems.add(node.position, "\(label) must be \(expected), not \(found)", hint: hint)
    }

    private static func trimmed(_ text: String) -> String {
        let isSpace: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }
        let scalars = text.unicodeScalars.drop(while: isSpace)
        guard let end = scalars.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(scalars[...end])
    }
}
