// Reads the forge's own JSON back, so that a fault can change one field of it and leave the rest as it was.

/// A reader for text that `JSONValue` has written: it is trusted, and so short. Strings and numbers that are no `Int` stay the
/// bytes they were (`rendered`).
struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0

    /// The value that `bytes` are; nil if they aren't JSON.
    static func value(_ bytes: [UInt8]) -> JSONValue? {
        var reader = JSONReader(bytes: bytes)
        let value = reader.value()
        reader.skipSpace()
        guard reader.position == bytes.count else { return nil }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte) { position += 1 }
    }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }

    private mutating func value() -> JSONValue? {
        if take("{") { return object() }
        if take("[") { return array() }
        if next == UInt8(ascii: "\"") { return string().map { .rendered(Array($0)) } }
        let start = position
        while let byte = next, !Array(",]} \n\r\t".utf8).contains(byte) { position += 1 }
        let word = bytes[start..<position]
        switch String(decoding: word, as: UTF8.self) {
        case "": return nil
        case "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        case let text:
            // No ternary here: its nil would be a JSON null.
            if let number = Int(text) { return .int(number) }
            guard Double(text) != nil else { return nil }
            return .rendered(Array(word))
        }
    }

    private mutating func object() -> JSONValue? {
        var fields: [(key: String, value: JSONValue)] = []
        if take("}") { return .object(fields) }
        repeat {
            skipSpace()
            guard let key = string(), take(":"), let value = value() else { return nil }
            fields.append((String(decoding: key.dropFirst().dropLast(), as: UTF8.self), value))
        } while take(",")
        guard take("}") else { return nil }
        return .object(fields)
    }

    private mutating func array() -> JSONValue? {
        var items: [JSONValue] = []
        if take("]") { return .array(items) }
        repeat {
            guard let item = value() else { return nil }
            items.append(item)
        } while take(",")
        guard take("]") else { return nil }
        return .array(items)
    }

    /// A string with its quotes, still escaped.
    private mutating func string() -> ArraySlice<UInt8>? {
        let start = position
        guard next == UInt8(ascii: "\"") else { return nil }
        position += 1
        while let byte = next, byte != UInt8(ascii: "\"") { position += byte == UInt8(ascii: "\\") ? 2 : 1 }
        guard next != nil else { return nil }
        position += 1
        return bytes[start..<position]
    }
}
