// JSON with the key order its writer gave it: answers must be byte-identical from run to run, which a dictionary is not.

/// A JSON value whose objects keep their key order. `rendered` holds bytes that are already JSON, so that a
/// repository is rendered once and copied into every page that lists it.
enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])
    case rendered([UInt8])

    /// The compact JSON text in UTF-8.
    func bytes() -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(1024)
        write(to: &out)
        return out
    }

    private func write(to out: inout [UInt8]) {
        switch self {
        case .null: out.append(contentsOf: "null".utf8)
        case .bool(let flag): out.append(contentsOf: (flag ? "true" : "false").utf8)
        case .int(let number): out.append(contentsOf: String(number).utf8)
        case .double(let number): out.append(contentsOf: String(number).utf8)
        case .string(let text): Self.write(text, to: &out)
        case .rendered(let bytes): out.append(contentsOf: bytes)
        case .array(let items):
            out.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                item.write(to: &out)
            }
            out.append(UInt8(ascii: "]"))
        case .object(let fields):
            out.append(UInt8(ascii: "{"))
            for (index, field) in fields.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                Self.write(field.key, to: &out)
                out.append(UInt8(ascii: ":"))
                field.value.write(to: &out)
            }
            out.append(UInt8(ascii: "}"))
        }
    }

    private static func write(_ text: String, to out: inout [UInt8]) {
        let hex = Array("0123456789abcdef".utf8)
        out.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): out.append(contentsOf: [UInt8(ascii: "\\"), byte])
            case 0x0A: out.append(contentsOf: "\\n".utf8)
            case 0x00..<0x20:
                out.append(contentsOf: "\\u00".utf8)
                out.append(contentsOf: [hex[Int(byte >> 4)], hex[Int(byte & 15)]])
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }
}

extension JSONValue {
    /// `null` for nil, else the string.
    static func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }

    /// `null` for nil, else the number.
    static func number(_ value: Int?) -> JSONValue { value.map { .int($0) } ?? .null }

    /// An array of strings.
    static func texts(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }

    /// An object of strings, its keys sorted.
    static func map(_ values: [String: String]) -> JSONValue {
        .object(values.sorted { $0.key < $1.key }.map { (key: $0.key, value: .string($0.value)) })
    }

    /// The fields of an object; none for anything else.
    var fields: [(key: String, value: JSONValue)] {
        guard case .object(let fields) = self else { return [] }
        return fields
    }

    /// This object with further fields behind its own; anything but an object is returned as it is.
    func adding(_ fields: [(key: String, value: JSONValue)]) -> JSONValue {
        guard case .object(let own) = self else { return self }
        return .object(own + fields)
    }
}
