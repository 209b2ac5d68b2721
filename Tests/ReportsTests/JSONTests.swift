// report.json and results.jsonl: read back with Foundation, which the writer has nothing of.

import Foundation
import Inventory
import Snapshots
import Testing

@testable import Reports

struct JSONTests {
    private func parse(_ data: Data) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test(
        "Texts come back as they were, and nothing unseen stands in the file",
        arguments: [
            "plain", "", "\"quoted\\\"", "tab\tnew\nline\r", "\u{0}\u{1B}\u{7F}\u{85}", "\u{2028}\u{2029}",
            "\u{202E}gnp\u{2066}", "é🚀日本", "\u{FEFF}\u{FFFE}\u{1FFFF}", "a/b</script>", "\u{10FFFF}",
        ])
    func texts(text: String) throws {
        let quoted = JSONText.quoted(text)
        let seen = try JSONSerialization.jsonObject(with: Data("[\(quoted)]".utf8)) as? [String]
        #expect(seen?.first?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
        #expect(!quoted.unicodeScalars.contains { $0 != "\t" && $0 != "\n" && VisibleText.isHidden($0) })
        #expect(!quoted.contains("\n") && !quoted.contains("\t"))
    }

    @Test("Half a surrogate pair, which no string can hold, arrives as the replacement character")
    func surrogates() {
        let text = String(decoding: [0x61, 0xED, 0xA0, 0x80, 0x62], as: UTF8.self)
        #expect(JSONText.quoted(text) == "\"a\u{FFFD}\u{FFFD}\u{FFFD}b\"")
    }

    @Test("Nested values, empty ones and those on one line have their commas where they belong")
    func structure() throws {
        let scratch = try Scratch()
        let url = scratch.url.appendingPathComponent("x.json")
        let file = try TextFile(creating: url)
        let json = JSONWriter(file)
        json.object {
            json.array("empty") {}
            json.object("inline", inline: true) {
                json.field("a", 1)
                json.array("b") { json.object { json.field("c", nil as String?) } }
            }
            json.field("list", ["x", "y"])
            json.array("nested") { json.array { json.object {} } }
            json.field("last", true)
        }
        json.end()
        json.line { json.field("second", -1) }
        try file.finish()
        let text = try String(contentsOf: url, encoding: .utf8)
        #expect(
            text == """
                {
                  "empty": [],
                  "inline": {"a": 1, "b": [{"c": null}]},
                  "list": ["x", "y"],
                  "nested": [
                    [
                      {}
                    ]
                  ],
                  "last": true
                }
                {"second": -1}

                """)
        #expect(file.size == text.utf8.count)
    }

    @Test("A file holds all that was written, also a text that is larger than the buffer")
    func large() throws {
        let scratch = try Scratch()
        let url = scratch.url.appendingPathComponent("x.txt")
        let file = try TextFile(creating: url)
        var expected = ""
        for length in [0, 1, 65_535, 1, 65_536, 200_001, 0, 3] {
            let text = String(repeating: "é", count: length / 2) + String(repeating: "x", count: length % 2)
            expected += text
            file.write(text)
            #expect(file.size == expected.utf8.count)
        }
        file.write(quoted: "a\"b")
        try file.finish()
        #expect(try String(contentsOf: url, encoding: .utf8) == expected + "\"a\\\"b\"")
        #expect(file.size == expected.utf8.count + 6)
        #expect(file.sink.size == file.size)
    }

    @Test("report.json keeps to its schema, whatever the fleet")
    func schema() async throws {
        let schema = try JSONSchema(Data(ReportSchema.text.utf8))
        var failed = TestFleet()
        failed.add("failed", state: .failed)
        failed.add("interrupted", kind: .github, api: "https://api.github.com", state: nil)
        for fleet in [DemoFleet.make(), TestFleet(), failed] {
            let rendered = try await Scratch().render(fleet, formats: [.json])
            let report = try parse(rendered.data("report.json"))
            #expect(schema.problems(report).isEmpty, "\(schema.problems(report))")
            #expect(report["schemaVersion"] as? String == ReportSchema.version)
        }
        #expect(!schema.problems(["schemaVersion": "2.0.0", "more": 1]).isEmpty)
    }

    @Test("The schema names every word that the writer may use")
    func words() throws {
        let definitions = try #require(try parse(Data(ReportSchema.text.utf8))["$defs"] as? [String: [String: Any]])
        func words(_ name: String) -> Set<String> { Set(definitions[name]?["enum"] as? [String] ?? []) }
        #expect(words("severity") == Set(Severity.allCases.map { $0.rawValue }))
        #expect(words("status") == Set(ResultStatus.allCases.map { $0.rawValue }))
        #expect(words("subjectKind") == Set(SubjectKind.allCases.map { $0.rawValue }))
    }

    @Test("A finding says everything that the snapshot knows of it, names exactly as they are")
    func finding() async throws {
        var fleet = TestFleet(rules: [TestFleet.rule("a-rule", .high)])
        fleet.add("one")
        fleet.fail(
            "a-rule", "one", "acme/\u{202E}gnp  two spaces", forgeID: 42, url: "https://gitlab.example.com/x",
            observed: "it's <off>")
        fleet.unverified("a-rule", "one", ["acme/hidden"])
        let rendered = try await Scratch().render(fleet, formats: [.json])
        let findings = try #require(parse(rendered.data("report.json"))["findings"] as? [[String: Any]])
        let fail = try #require(findings.first { $0["status"] as? String == "fail" })
        let subject = try #require(fail["subject"] as? [String: Any])
        #expect(subject["path"] as? String == "acme/\u{202E}gnp  two spaces")
        #expect(subject["forgeId"] as? Int == 42)
        #expect(subject["url"] as? String == "https://gitlab.example.com/x")
        #expect(fail["observed"] as? String == "it's <off>")
        #expect(fail["missing"] is NSNull && fail["waiver"] is NSNull && fail["app"] is NSNull)
        #expect((fail["evidence"] as? [[String: Any]])?.first?["requestId"] as? String == "4F2A:1C1")
        let hidden = try #require(findings.first { $0["status"] as? String == "unverified" })
        #expect((hidden["missing"] as? [String: Any])?["permission"] as? String == "scope api")
        #expect(hidden["observed"] is NSNull)
        #expect(!(try rendered.text("report.json")).unicodeScalars.contains("\u{202E}"))
    }

    @Test("Each line of results.jsonl is a document of its own, and the lines add up")
    func lines() async throws {
        let rendered = try await Scratch().render(DemoFleet.make(), formats: [.jsonl])
        let text = try rendered.text("results.jsonl")
        #expect(text.hasSuffix("}\n"))
        let lines = try text.split(separator: "\n").map { try parse(Data($0.utf8)) }
        #expect(lines.first?["type"] as? String == "audit")
        let outcome = try rendered.snapshot.outcome()
        let results = lines.filter { $0["type"] as? String == "result" }
        #expect(results.count == outcome.fails + outcome.unverified + outcome.waived)
        let counts = lines.filter { $0["type"] as? String == "count" }
        let counted = counts.reduce(0) { $0 + ($1["results"] as? Int ?? 0) }
        #expect(counted == outcome.passes + outcome.notApplicable)
        #expect(lines.count == 1 + results.count + counts.count)
    }
}
