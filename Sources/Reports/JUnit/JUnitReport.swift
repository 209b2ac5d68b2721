// Writes junit.xml, one suite for each integration and each App, and the same suites as files of their own.

import Foundation
import Inventory
import Snapshots

/// The JUnit files, in the dialect of `docs/junit-dialect.xsd`. The combined file is valid under the schemas of Jenkins'
/// xUnit plugin and of Ant, a shard under those of Jenkins' xUnit plugin and of Surefire; no file is under all three.
struct JUnitReport {
    /// A file's shape. What Ant's schema requires of a suite, Surefire's forbids.
    private enum Shape {
        case combined(id: Int)
        case shard
    }

    let contents: ReportContents
    let options: JUnitOptions
    let suites: [JUnitSuite]

    static let fileName = "junit.xml"

    /// Counts every suite. `notice` is called with a sentence where one differs from what the options let expect.
    init(contents: ReportContents, options: JUnitOptions, notice: (String) -> Void) throws {
        self.contents = contents
        self.options = options
        suites = try contents.homes.map { try JUnitSuite(contents, options, $0, notice: notice) }
    }

    /// Writes the combined file.
    func write(_ markup: MarkupWriter) throws {
        try markup.element("testsuites") {
            for (index, suite) in suites.enumerated() {
                try write(suite, .combined(id: index), withCommon: index == 0, markup)
            }
            if suites.isEmpty { writeEmptyFleet(.combined(id: 0), markup) }
        }
    }

    /// The shards' names in the reports' folder, and what writes each.
    var shards: [(name: String, write: (MarkupWriter) throws -> Void)] {
        guard options.shards else { return [] }
        if suites.isEmpty { return [(Self.shardName("FLEET"), { writeEmptyFleet(.shard, $0) })] }
        return suites.map { suite in
            (Self.shardName(suite.slug), { try write(suite, .shard, withCommon: true, $0) })
        }
    }

    /// `junit/TEST-acme-github.xml`: a name that many servers look for by themselves.
    private static func shardName(_ slug: String) -> String { "junit/TEST-\(slug).xml" }

    private func write(_ suite: JUnitSuite, _ shape: Shape, withCommon: Bool, _ markup: MarkupWriter) throws {
        try element("audit.\(suite.slug)", shape, suite.tally, markup) {
            properties(of: suite, first: withCommon, markup)
        } cases: {
            try suite.forEachCase { write($0, markup) }
        } output: {
            output(of: suite.audited.home)
        }
    }

    /// A run without integrations saw nothing: a file without suites would pass for a clean one.
    private func writeEmptyFleet(_ shape: Shape, _ markup: MarkupWriter) {
        let text = JUnitText("the configuration names no integration: nothing was audited")
        var tally = JUnitTally()
        let junitCase = JUnitCase(
            classname: "audit.FLEET", name: "integrations", result: .error(type: JUnitImportCase.type, text))
        tally.add(junitCase.result)
        element("audit", shape, tally, markup) {
            markup.element("properties") { for property in common { write(property, markup) } }
        } cases: {
            write(junitCase, markup)
        } output: {
            text.message
        }
    }

    private func element(
        _ name: String, _ shape: Shape, _ tally: JUnitTally, _ markup: MarkupWriter, properties: () throws -> Void,
        cases: () throws -> Void, output: () -> String
    ) rethrows {
        // A zone is forbidden here by Ant's schema; the property collected_at has it.
        let timestamp = Timestamp.format(contents.run.startedAt).replacingOccurrences(of: "Z", with: "")
        var attributes: [MarkupWriter.Attribute] = [("name", name)]
        if case .combined(let id) = shape {
            attributes += [("package", ""), ("id", String(id)), ("hostname", "localhost")]
        }
        attributes += [
            ("timestamp", timestamp), ("time", "0"), ("tests", String(tally.tests)),
            ("failures", String(tally.failures)), ("errors", String(tally.errors)), ("skipped", String(tally.skipped)),
        ]
        try markup.element("testsuite", attributes) {
            try properties()
            try cases()
            if case .combined = shape {
                markup.element("system-out", text: output())
                markup.element("system-err")
            }
        }
    }

    func write(_ junitCase: JUnitCase, _ markup: MarkupWriter) {
        var attributes: [MarkupWriter.Attribute] = [
            ("classname", junitCase.classname), ("name", junitCase.name), ("time", "0"),
        ]
        let isRich = options.profile == .rich && !junitCase.properties.isEmpty
        if isRich { attributes += [("file", contents.audit.policyPath), ("line", "1")] }
        markup.element("testcase", attributes) {
            if isRich {
                markup.element("properties") { for property in junitCase.properties { write(property, markup) } }
            }
            switch junitCase.result {
            case .pass: break
            case .failure(let type, let text): write(text, as: "failure", type: type, markup)
            case .error(let type, let text): write(text, as: "error", type: type, markup)
            case .skipped(let text): write(text, as: "skipped", type: nil, markup)
            }
        }
    }

    private func write(_ text: JUnitText, as name: String, type: String?, _ markup: MarkupWriter) {
        markup.element(name, [("message", text.message)] + (type.map { [("type", $0)] } ?? []), text: text.text)
    }
}
