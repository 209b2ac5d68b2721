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

    @Test("keys that are read together are found whatever their order, and nothing else is")
    func together() throws {
        let keys: JSONKeys = ["id", "name", "archived", "i", "default_branch", "description"]
        let document = try parse(
            #"{"archived": null, "names": 1, "default_branch": "m", "i\u0064": 7, "": 2, "name": {}}"#)
        let fields = document.root.fields(keys)
        #expect(fields.count == 6)
        #expect(fields[0]?.integer == 7)
        #expect(fields[1]?.isObject == true)
        #expect(fields[2]?.isNull == true)
        #expect(fields[3] == nil && fields[5] == nil)
        #expect(fields[4]?.string == "m")
        #expect(try parse("[1]").root.fields(keys).allSatisfy { $0 == nil })
    }

    @Test("keys are compared to their last byte, whatever their length", arguments: 1...40)
    func lengths(length: Int) throws {
        for place in 0..<length {
            var other = Array(repeating: "k", count: length)
            other[place] = "l"
            let keys = [String(repeating: "k", count: length), other.joined()]
            let text = "[{\"\(keys[0])\": 1, \"\(keys[1])\": 2}, {\"\(keys[0])\": 1, \"\(keys[1])\": 2}]"
            #expect(throws: Never.self) { try parse(text) }
            let twice = "[{\"\(keys[0])\": 1, \"\(keys[1])\": 2}, {\"\(keys[0])\": 1, \"\(keys[0])\": 2}]"
            #expect(throws: JSONError.self) { try parse(twice) }
        }
    }

    @Test("a body is read alike with room behind it and without")
    func room() throws {
        for count in 0..<200 {
            let text = "[" + String(repeating: "1,", count: count) + "2]"
            var roomy = Array(text.utf8)
            roomy.reserveCapacity(roomy.count + 4_096)
            #expect(try JSONDocument(parsing: roomy).root.elements?.count == count + 1)
            #expect(try JSONDocument(parsing: Array(text.utf8)).root.elements?.count == count + 1)
            #expect(throws: JSONError.self) { try JSONDocument(parsing: Array(roomy.dropLast())) }
        }
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
