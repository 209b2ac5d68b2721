// An answer's JSON, to look into without a type for every payload.
import Foundation

/// Any JSON value; missing keys and wrong types read as nil.
enum Body: Decodable, Equatable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([Body])
    case object([String: Body])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([Body].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: Body].self))
        }
    }

    subscript(key: String) -> Body? {
        if case .object(let fields) = self { fields[key] } else { nil }
    }

    var list: [Body] { if case .list(let items) = self { items } else { [] } }
    var text: String? { if case .text(let text) = self { text } else { nil } }
    var int: Int? { if case .number(let number) = self { Int(number) } else { nil } }
    var keys: Set<String> { if case .object(let fields) = self { Set(fields.keys) } else { [] } }
}
