// What a field is turned into by the fault `wrongType`.

/// A JSON type, or a state of a field, that the client does not expect.
package enum WrongType: String, Sendable, CaseIterable {
    /// Text: a number's digits in quotes, or `"text"`.
    case string
    /// `1`.
    case number
    /// 2 to the power of 65, which fits no integer type.
    case big
    /// `{}`.
    case object
    /// `[]`.
    case array
    /// `true`.
    case bool
    /// `null`.
    case null
    /// The key is not there at all.
    case missing

    /// The value in place of `old`; nil: none.
    func value(insteadOf old: JSONValue) -> JSONValue? {
        switch self {
        case .string: if case .int(let number) = old { .string(String(number)) } else { "text" }
        case .number: 1
        case .big: .rendered(Array("36893488147419103232".utf8))
        case .object: [:]
        case .array: []
        case .bool: true
        case .null: .null
        case .missing: nil
        }
    }
}
