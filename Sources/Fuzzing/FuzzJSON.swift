// The reader of JSON bodies, the C++ door to simdjson included.

import JSON

/// Parses the bytes and reads every value in every way that there is.
package func fuzzJSON(_ bytes: UnsafeRawBufferPointer) throws(BrokenInvariant) {
    let body = Array(bytes)
    guard let document = try? JSONDocument(parsing: body) else { return }
    try BrokenInvariant.check(
        String(validating: body, as: UTF8.self) != nil, "a body that is accepted is UTF-8 to its last byte")
    try JSONWalk.check(document.root, depth: 0)
}

private enum JSONWalk {
    static func check(_ value: JSONValue, depth: Int) throws(BrokenInvariant) {
        try BrokenInvariant.check(depth <= 256, "no value lies deeper than 256 levels")
        let kinds = [
            value.isNull, value.isArray, value.isObject, value.string != nil, value.integer != nil, value.bool != nil,
        ]
        try BrokenInvariant.check(kinds.count { $0 } <= 1, "a value is of one kind")
        if let text = value.string {
            try BrokenInvariant.check(!text.utf8.contains(0), "no text holds U+0000")
        }
        try BrokenInvariant.check((value.elements != nil) == value.isArray, "an array has elements, nothing else has")
        var counted = 0
        _ = value.forEachElement { _ in counted += 1 }
        for element in value.elements ?? [] {
            counted -= 1
            try check(element, depth: depth + 1)
        }
        try BrokenInvariant.check(counted == 0, "both ways to an array's elements give the same")
        try checkFields(of: value, depth: depth)
    }

    private static func checkFields(of value: JSONValue, depth: Int) throws(BrokenInvariant) {
        let named: [(String, JSONValue?)] = [("id", value["id"]), ("a", value["a"]), ("", value[""])]
        guard let fields = value.fields else {
            let isFound = named.contains { $0.1 != nil }
            try BrokenInvariant.check(value.isObject || !isFound, "what isn't an object has no fields")
            return
        }
        try BrokenInvariant.check(value.isObject, "fields are an object's")
        let names = fields.map { Array($0.name.utf8) }
        try BrokenInvariant.check(Set(names).count == names.count, "no object has a key twice")
        try BrokenInvariant.check(!names.contains { $0.contains(0) }, "no name holds U+0000")
        for (name, found) in named {
            let isListed = names.contains(Array(name.utf8))
            try BrokenInvariant.check(isListed == (found != nil), "a field is found by its name if it is listed")
        }
        for field in fields { try check(field.value, depth: depth + 1) }
    }
}
