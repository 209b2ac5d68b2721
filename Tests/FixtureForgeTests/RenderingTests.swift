// The forge's own JSON and dates: small code that everything else stands on.
import Foundation
import Testing

@testable import FixtureForge

@Suite struct RenderingTests {
    @Test("JSON keeps its order, and escapes what must be escaped")
    func json() {
        let value: JSONValue = [
            "z": 1, "a": [true, nil, 0], "text": "a\"b\\c\n\u{1}é/", "raw": .rendered(Array("[]".utf8)),
            "half": .double(0.5),
        ]
        let text = String(decoding: value.bytes(), as: UTF8.self)
        #expect(text == #"{"z":1,"a":[true,null,0],"text":"a\"b\\c\n\u0001é/","raw":[],"half":0.5}"#)
    }

    @Test("JSON is read back as it was written, and what is no JSON isn't read at all")
    func reading() {
        let text = #"{"z":1,"a":[true,null,-0.5,{}],"text":"a\"b\\c\n","big":36893488147419103232,"none":[]}"#
        #expect(JSONReader.value(Array(text.utf8)).map { String(decoding: $0.bytes(), as: UTF8.self) } == text)
        for broken in ["", "{", "[1", "[1,]", "{\"a\":}", "{\"a\" 1}", "yes", "\"a", "1 2", "{\"a\":1"] {
            let value = JSONReader.value(Array(broken.utf8))
            #expect(value.map { String(decoding: $0.bytes(), as: UTF8.self) } == nil, "\(broken)")
        }
    }

    @Test(
        "Dates are written as the forges write them",
        arguments: [
            (1_795_312_800.0, "2026-11-22T02:00:00Z", "Sun, 22 Nov 2026 02:00:00 GMT"),
            (1_709_251_199, "2024-02-29T23:59:59Z", "Thu, 29 Feb 2024 23:59:59 GMT"),
            (0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
            (-1, "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
            (951_782_400, "2000-02-29T00:00:00Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
        ])
    func dates(seconds: Double, iso: String, http: String) {
        let date = Date(timeIntervalSince1970: seconds)
        #expect(Timestamp.iso(date) == iso)
        #expect(Timestamp.http(date) == http)
        #expect(Timestamp.parse(iso) == date)
    }

    @Test("Days, offsets and fractions are read; days that don't exist are not")
    func parsing() {
        #expect(Timestamp.parse("2026-11-22") == Date(timeIntervalSince1970: 1_795_305_600))
        #expect(Timestamp.parse("2026-11-22T04:00:00+02:00") == DemoForge.now)
        #expect(Timestamp.parse("2026-11-22T02:00:00.000Z") == DemoForge.now)
        for text in ["", "tomorrow", "2026-11-31", "2026-02-29", "22.11.2026"] { #expect(Timestamp.parse(text) == nil) }
    }

    @Test("A query is read by name and written again with one value changed")
    func query() {
        let query = Query("a=1&b=x%2Fy+z&a=2")
        #expect(query["a"] == "2" && query["b"] == "x/y z" && query["c"] == nil)
        #expect(query.setting("a", to: "3").text == "b=x%2Fy%20z&a=3")
    }
}
