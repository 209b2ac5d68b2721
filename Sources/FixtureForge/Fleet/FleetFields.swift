// Reads one object of a fleet file by hand: defaults for what is left out, and no silence about a mistyped name.
import Foundation

/// The fields of one JSON object, each read by name; `finish` refuses what nobody asked for.
struct FleetFields {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private let container: KeyedDecodingContainer<Key>
    private var read: Set<String> = []

    init(_ decoder: any Decoder) throws { container = try decoder.container(keyedBy: Key.self) }

    /// The value of `name`; an error names the field if it is missing or of another type.
    mutating func required<Value: Decodable>(_ name: String) throws -> Value {
        read.insert(name)
        return try container.decode(Value.self, forKey: Key(stringValue: name))
    }

    /// The value of `name`, or nil where it is absent or null.
    mutating func optional<Value: Decodable>(_ name: String) throws -> Value? {
        read.insert(name)
        return try container.decodeIfPresent(Value.self, forKey: Key(stringValue: name))
    }

    /// The moment in `name`, which is written `2026-11-22T02:00:00Z` or `2026-11-22`.
    mutating func date(_ name: String) throws -> Date? {
        guard let text: String = try optional(name) else { return nil }
        guard let date = Timestamp.parse(text) else {
            throw DecodingError.dataCorruptedError(
                forKey: Key(stringValue: name), in: container, debugDescription: "\"\(text)\" is not a date")
        }
        return date
    }

    /// The moment in `name`, which must be there.
    mutating func requiredDate(_ name: String) throws -> Date {
        guard let date = try date(name) else {
            throw DecodingError.keyNotFound(
                Key(stringValue: name), .init(codingPath: container.codingPath, debugDescription: "no date given"))
        }
        return date
    }

    /// Throws if the object holds a field that was not read.
    func finish() throws {
        let unknown = container.allKeys.map { $0.stringValue }.filter { !read.contains($0) }.sorted()
        guard let first = unknown.first else { return }
        throw DecodingError.dataCorruptedError(
            forKey: Key(stringValue: first), in: container,
            debugDescription: "unknown field; known here: \(read.sorted().joined(separator: ", "))")
    }
}
