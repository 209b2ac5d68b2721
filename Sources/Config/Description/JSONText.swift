// JSON that is written by us, with the keys in the order that we give.

/// A value to be written as JSON. Nothing is read into it.
package indirect enum JSONText: Sendable, Equatable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    case text(String)
    case integer(Int)
    case flag(Bool)
    case list([JSONText])
    case object([Member])

    package struct Member: Sendable, Equatable {
        package let key: String
        package let value: JSONText
    }

    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .flag(value) }
    package init(arrayLiteral elements: JSONText...) { self = .list(elements) }
    package init(dictionaryLiteral elements: (String, JSONText)...) {
        self = .object(elements.map { Member(key: $0.0, value: $0.1) })
    }

    static func object(_ members: [(String, JSONText)]) -> JSONText {
        .object(members.map { Member(key: $0.0, value: $0.1) })
    }

    static func texts(_ texts: [String]) -> JSONText { .list(texts.map { .text($0) }) }

    /// In one line, which is YAML as well.
    package var line: String {
        switch self {
        case .text(let text): Self.quoted(text)
        case .integer(let number): String(number)
        case .flag(let flag): String(flag)
        case .list(let values): "[" + values.map { $0.line }.joined(separator: ", ") + "]"
        case .object(let members):
            members.isEmpty
                ? "{}"
                : "{ " + members.map { "\(Self.quoted($0.key)): \($0.value.line)" }.joined(separator: ", ") + " }"
        }
    }

    /// Indented by two; what fits stays in one line.
    package func pretty(indent: String = "", width: Int = 110) -> String {
        let whole = line
        if indent.utf8.count + whole.utf8.count <= width, isFlat { return whole }
        let inner = indent + "  "
        switch self {
        case .list(let values):
            let rows = values.map { inner + $0.pretty(indent: inner) }
            return "[\n" + rows.joined(separator: ",\n") + "\n\(indent)]"
        case .object(let members):
            let rows = members.map { "\(inner)\(Self.quoted($0.key)): \($0.value.pretty(indent: inner))" }
            return "{\n" + rows.joined(separator: ",\n") + "\n\(indent)}"
        default: return whole
        }
    }

    /// Whether nothing in it is worth a line of its own.
    private var isFlat: Bool {
        switch self {
        case .object(let members): members.count <= 1 && members.allSatisfy { $0.value.isFlat }
        case .list(let values): values.allSatisfy { $0.isFlat }
        default: true
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
