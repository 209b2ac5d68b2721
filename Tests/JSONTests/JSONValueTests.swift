// Tests of the JSON reader: typed access, hostile shapes.

import Testing

@testable import JSON

@Suite struct JSONValueTests {
    private func parse(_ text: String) throws -> JSONDocument { try JSONDocument(parsing: Array(text.utf8)) }

    @Test("fields are read by type, and another type reads as nothing")
    func typedAccess() throws {
        let text = #"{"id": 9007199254740993, "name": "café \u2603", "ok": true, "none": null, "x": 1.5}"#
        let document = try parse(text)
        let root = document.root
        #expect(root["id"]?.integer == 9_007_199_254_740_993)
        #expect(root["name"]?.string == "café ☃")
        #expect(root["ok"]?.bool == true)
        #expect(root["none"]?.isNull == true)
        #expect(root["missing"] == nil)
        #expect(root["id"]?.string == nil && root["name"]?.integer == nil && root["x"]?.integer == nil)
        #expect(root["id"]?["deeper"] == nil)
    }

    @Test(
        "an object that has a key twice is an error, however deep",
        arguments: [
            #"{"id": 1, "id": 2}"#, #"[{"a": [{"b": 1, "c": 2, "b": 1}]}]"#, #"{"id": 1, "i\u0064": 2}"#,
            #"[{"a": 1, "b": 2}, {"a": 1, "b": 2, "a": 3}]"#, #"[{"a": 1}, {"a": {"x": 1, "x": 2}}]"#,
            #"[{"a": {"x": 1}, "b": 2}, {"a": {"x": 1, "x": 2}, "b": 2}]"#,
            #"[{"a": 1, "b": 2}, {"a": 1}, {"b": 1, "b": 2}]"#,
            #"[{}, {"a": 1, "a": 2}]"#, #"[{"a": [{"x": 1}]}, {"a": [{"x": 1}, {"x": 1, "x": 1}]}]"#,
        ])
    func twice(text: String) throws {
        #expect(throws: JSONError.self) { try parse(text) }
        #expect(throws: Never.self) { try parse(#"[{"id": 1}, {"id": 2, "x": {"id": 3}}]"#) }
        // Objects of one listing are compared with the one before them.
        let mixed = #"[{"a": 1, "b": {"x": 1}}, {"b": 1, "a": 2}, {"a": 1}, {}, 3, {"a": 1, "b": {"y": 1}}]"#
        #expect(throws: Never.self) { try parse(mixed) }
    }

    @Test("arrays and objects are walked in their order")
    func walking() throws {
        let document = try parse(#"[{"a": 1, "b": [true, false]}, {"a": 2}, 3]"#)
        let elements = try #require(document.root.elements)
        #expect(elements.map { $0["a"]?.integer } == [1, 2, nil])
        #expect(elements[0].fields?.map(\.name) == ["a", "b"])
        #expect(elements[0]["b"]?.elements?.map { $0.bool } == [true, false])
        #expect(elements[2].elements == nil && elements[2].fields == nil)
        #expect(try parse("[]").root.elements?.isEmpty == true)
        #expect(try parse("{}").root.fields?.isEmpty == true)
    }

    @Test(
        "what isn't JSON is an error",
        arguments: [
            "", " ", "{", "[1,]", "{\"a\": 1} trailing", "<html></html>", "Retry later", "\"\u{1}\"", "[\"\\ud800\"]",
            String(repeating: "[", count: 100_000),
            String(repeating: "[", count: 300) + String(repeating: "]", count: 300),
        ])
    func invalid(text: String) {
        #expect(throws: JSONError.self) { try parse(text) }
    }

    @Test("bytes that aren't UTF-8 are an error")
    func invalidEncoding() {
        #expect(throws: JSONError.self) { try JSONDocument(parsing: [0x22, 0xFF, 0x22]) }
    }

    @Test("an integer beyond 63 bits reads as nothing, one beyond 64 is an error")
    func hugeInteger() throws {
        #expect(throws: JSONError.self) { try parse("[18446744073709551616]") }
        #expect(try parse("[9223372036854775808]").root.elements?.first?.integer == nil)
    }

    @Test("a text or a name that holds U+0000 reads as nothing: SQLite would cut it off there")
    func nul() throws {
        let root = try parse(#"{"branch": "main\u0000x", "levels": {"contents\u0000x": "read"}, "ok": "main"}"#).root
        #expect(root["branch"]?.string == nil && root["levels"]?.fields == nil)
        #expect(root["ok"]?.string == "main")
    }
}
