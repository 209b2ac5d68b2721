// A value inside a parsed JSON body.

import CSimdJSON
import Foundation

/// Every access answers nil for a value of another type: an answer's shape is never trusted.
package struct JSONValue {
    let document: JSONDocument
    let raw: fa_json_value

    init(_ document: JSONDocument, _ raw: fa_json_value) {
        self.document = document
        self.raw = raw
    }

    /// The field `key` of an object; nil where this isn't an object or lacks it. A field that is `null` is a value.
    package subscript(key: StaticString) -> JSONValue? {
        var found = fa_json_value()
        let name = UnsafeRawPointer(key.utf8Start).assumingMemoryBound(to: CChar.self)
        return fa_json_field(raw, name, key.utf8CodeUnitCount, &found) ? JSONValue(document, found) : nil
    }

    package var isNull: Bool { fa_json_kind_of(raw) == fa_json_null }
    package var isArray: Bool { fa_json_kind_of(raw) == fa_json_array }
    package var isObject: Bool { fa_json_kind_of(raw) == fa_json_object }

    /// Nil also for a text that holds U+0000: SQLite would end it there, and `main` be read for `main\u0000x`.
    package var string: String? {
        var bytes: UnsafePointer<CChar>?
        var count = 0
        guard fa_json_get_string(raw, &bytes, &count), let bytes, memchr(bytes, 0, count) == nil else { return nil }
        return bytes.withMemoryRebound(to: UInt8.self, capacity: count) {
            String(decoding: UnsafeBufferPointer(start: $0, count: count), as: UTF8.self)
        }
    }

    package var integer: Int64? {
        var result: Int64 = 0
        return fa_json_get_integer(raw, &result) ? result : nil
    }

    package var bool: Bool? {
        var result = false
        return fa_json_get_bool(raw, &result) ? result : nil
    }

    /// Calls `body` for each element; false where this isn't an array.
    package func forEachElement(_ body: (JSONValue) throws -> Void) rethrows -> Bool {
        var cursor = fa_json_cursor()
        guard fa_json_array_begin(raw, &cursor) else { return false }
        var value = fa_json_value()
        while fa_json_array_next(&cursor, &value) { try body(JSONValue(document, value)) }
        return true
    }

    /// The elements of an array; nil where this isn't one.
    package var elements: [JSONValue]? {
        var elements: [JSONValue] = []
        return forEachElement { elements.append($0) } ? elements : nil
    }

    /// The fields of an object in their order; nil where this isn't one, or where a name holds U+0000.
    package var fields: [(name: String, value: JSONValue)]? {
        var cursor = fa_json_cursor()
        guard fa_json_object_begin(raw, &cursor) else { return nil }
        var fields: [(String, JSONValue)] = []
        var key: UnsafePointer<CChar>?
        var count = 0
        var value = fa_json_value()
        while fa_json_object_next(&cursor, &key, &count, &value) {
            guard let key else { continue }
            guard memchr(key, 0, count) == nil else { return nil }
            let name = key.withMemoryRebound(to: UInt8.self, capacity: count) {
                String(decoding: UnsafeBufferPointer(start: $0, count: count), as: UTF8.self)
            }
            fields.append((name, JSONValue(document, value)))
        }
        return fields
    }
}
