// What an unquoted value means.

/// The meaning of a plain scalar, by YAML 1.2's core schema, narrowed: what editors, parsers and people read
/// differently (`yes`, `0x10`, `1_000`, `010`) is not a number or truth value here.
enum PlainScalar: Equatable {
    case null
    case flag(Bool)
    case integer(Int)
    /// It looks like a number but is no plain decimal integer that fits.
    case otherNumber
    case text

    init(_ text: String) {
        switch text {
        case "", "~", "null", "Null", "NULL": self = .null
        case "true", "True", "TRUE": self = .flag(true)
        case "false", "False", "FALSE": self = .flag(false)
        default: self = Self.number(text)
        }
    }

    private static func number(_ text: String) -> PlainScalar {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        let isDecimal = !digits.isEmpty && digits.allSatisfy { (48...57).contains($0) }
        if isDecimal, digits.count == 1 || digits.first != UInt8(ascii: "0"), let value = Int(text) {
            return .integer(value)
        }
        if isDecimal { return .otherNumber }
        let isNumeric = text.utf8.count <= 64 && (Double(text) != nil || isPrefixedNumber(text.lowercased()))
        // Double also reads `nan`, `inf` and the like, which may well be names.
        return isNumeric && text.utf8.contains { (48...57).contains($0) } ? .otherNumber : .text
    }

    private static func isPrefixedNumber(_ text: String) -> Bool {
        (text.hasPrefix("0x") && Int(text.dropFirst(2), radix: 16) != nil)
            || (text.hasPrefix("0o") && Int(text.dropFirst(2), radix: 8) != nil)
    }
}
