// The JUnit files under the options that there are, and the shards.

import Foundation
import Inventory
import Snapshots
import TestSupport
import Testing

@testable import Reports

struct JUnitOptionTests {
    /// Two integrations with a bit of everything.
    private var fleet: TestFleet {
        var fleet = TestFleet(rules: [TestFleet.rule("high-rule", .high), TestFleet.rule("medium-rule", .medium)])
        fleet.waive("W-1", "high-rule", "one/w", expires: "2027-06-30")
        for name in ["one", "two.dots"] { fleet.add(name) }
        fleet.fail("high-rule", "one", "a", forgeID: 7, url: "https://gitlab.example.com/a")
        fleet.fail("high-rule", "one", "w", waiver: "W-1")
        fleet.fail("medium-rule", "one", "b", url: "javascript:x")
        fleet.unverified("medium-rule", "two.dots", ["c", "d"])
        fleet.pass("high-rule", "two.dots", 3)
        return fleet
    }

    private func render(_ options: JUnitOptions) async throws -> Rendered {
        try await Scratch().render(fleet, options: ReportOptions(junit: options), formats: [.junit])
    }

    @Test("A shard holds the cases of its suite in junit.xml and stands alone", arguments: JUnitOptions.Detail.allCases)
    func shards(detail: JUnitOptions.Detail) async throws {
        let rendered = try await render(JUnitOptions(detail: detail))
        let whole = JUnitFile(rendered)
        #expect(whole.suites.map(\.name) == ["audit.one", "audit.two-dots"])
        for suite in whole.suites {
            let slug = suite.name.replacing("audit.", with: "")
            let shard = JUnitFile(rendered, "junit/TEST-\(slug).xml")
            #expect(shard.cases == suite.cases)
            #expect(shard.suites.count == 1)
            #expect(shard.properties["audit.snapshot_sha256"] == whole.properties["audit.snapshot_sha256"])
            #expect(
                shard.properties["audit.\(slug).coverage.failed"] == whole.properties["audit.\(slug).coverage.failed"])
            for forbidden in ["hostname", "id", "package"] { #expect(shard.suites[0].attributes[forbidden] == nil) }
        }
    }

    @Test("Shards that nobody writes any more are removed, other people's files stay")
    func stale() async throws {
        let scratch = try Scratch()
        let target = scratch.url.appendingPathComponent("out")
        func write(_ fleet: TestFleet, shards: Bool = true) async throws -> [String] {
            let snapshot = try Snapshot.read(
                try await fleet.write(into: scratch.url.appendingPathComponent(UUID().uuidString)))
            let options = ReportOptions(junit: JUnitOptions(shards: shards))
            try ReportWriter(snapshot: snapshot, directory: target, options: options).write([.junit])
            return try FileManager.default.subpathsOfDirectory(atPath: target.path).sorted()
        }
        #expect(try await write(fleet) == ["junit", "junit.xml", "junit/TEST-one.xml", "junit/TEST-two-dots.xml"])
        var smaller = TestFleet()
        smaller.add("one")
        let foreign = target.appendingPathComponent("junit/TEST-other.xml")
        try Data("<testsuite name=\"maven\"/>".utf8).write(to: foreign)
        #expect(try await write(smaller) == ["junit", "junit.xml", "junit/TEST-one.xml", "junit/TEST-other.xml"])
        #expect(try await write(smaller, shards: false) == ["junit", "junit.xml", "junit/TEST-other.xml"])
        try FileManager.default.removeItem(at: foreign)
        #expect(try await write(smaller, shards: false) == ["junit.xml"])
    }

    @Test("The rich profile adds properties, file and line, and changes nothing else")
    func rich() async throws {
        let strict = try await render(JUnitOptions(detail: .subject))
        let rich = try await render(JUnitOptions(profile: .rich, detail: .subject))
        #expect(JUnitFile(strict).cases == JUnitFile(rich).cases)
        let file = rich.directory.appendingPathComponent("junit.xml")
        #expect(!ParsedMarkup.errors(of: file, schema: ProjectFiles.junitSchema).isEmpty)
        let parsed = ParsedMarkup.xml(file)
        let cases = parsed.all("testcase").filter {
            $0.attributes["file"] == "config.yaml" && $0.attributes["line"] == "1"
        }
        #expect(cases.map { $0.attributes["name"] } == ["a", "w", "b"])
        let properties = parsed.all("property").filter { $0.ancestors.contains("testcase") }.map {
            "\($0.attributes["name"] ?? "")=\($0.attributes["value"] ?? "")"
        }
        #expect(properties.contains("subject_forge_id=7"))
        #expect(properties.contains("subject_url=https://gitlab.example.com/a"))
        #expect(properties.contains("waiver=W-1") && properties.contains("status=waived"))
        #expect(!properties.contains { $0.contains("javascript") })
    }

    @Test("The threshold of the files is their own, and the unseen is skipped only where that is asked for")
    func thresholds() async throws {
        let rendered = try await render(JUnitOptions(detail: .subject, failOn: .high, unverified: .skipped))
        let file = JUnitFile(rendered)
        #expect(file.cases.filter { $0.result == "failure" }.map(\.name) == ["a"])
        #expect(file.cases.filter { $0.result == "error" }.isEmpty)
        let unseen = try #require(file.cases.first { $0.name.hasPrefix("could not verify") })
        #expect(unseen.result == "skipped")
        #expect(file.properties["audit.fail_on"] == "medium" && file.properties["audit.junit_fail_on"] == "high")
        let below = try #require(file.cases.first { $0.name == "b" })
        #expect(below.result == "skipped" && below.message.hasPrefix("below threshold (medium): "))
        let check = JUnitFile(try await render(JUnitOptions(detail: .check, failOn: .critical)))
        #expect(check.cases.filter { $0.result == "failure" }.isEmpty)
    }
}
