// Writes junit.xml: one suite for each integration and each App, valid under the schemas of Jenkins' xUnit plugin and of Ant.

import Foundation
import Inventory
import Snapshots

/// The combined JUnit file, in the dialect of `docs/junit-dialect.xsd`.
struct JUnitReport {
    let contents: ReportContents
    let options: JUnitOptions
    /// Called with a sentence where the file differs from what the options let expect.
    let notice: (String) -> Void

    func write(_ markup: MarkupWriter) throws {
        try markup.element("testsuites") {
            for (index, audited) in contents.homes.enumerated() {
                try write(audited, id: index, markup)
            }
            if contents.homes.isEmpty { writeEmptyFleet(markup) }
        }
    }

    private func write(_ audited: AuditedHome, id: Int, _ markup: MarkupWriter) throws {
        let slug = contents.slug(audited.home)
        let (detail, tally) = try choose(audited, slug: slug)
        try suite("audit.\(slug)", id: id, tally, markup) {
            properties(of: audited, slug: slug, detail: detail, first: id == 0, markup)
        } cases: {
            try forEachCase(of: audited, slug: slug, detail) { write($0, markup) }
        } output: {
            output(of: audited.home)
        }
    }

    /// The detail that the suite is written in, and the counts of its cases.
    private func choose(
        _ audited: AuditedHome, slug: String
    ) throws -> (detail: JUnitOptions.Detail, tally: JUnitTally) {
        guard options.detail != .check else { return (.check, try count(audited, slug: slug, .check)) }
        let findings = contents.outcome.fails + contents.outcome.waived
        if options.detail == .subject || findings <= JUnitOptions.findingLimit {
            let tally = try count(audited, slug: slug, .subject)
            if options.detail == .subject || tally.tests <= JUnitOptions.caseLimit { return (.subject, tally) }
        }
        notice(
            "junit.xml holds one test case for each rule of \(audited.home.title), as there are too many findings. Their "
                + "names differ from one run's to the next when that changes: choose a detail to pin them")
        return (.check, try count(audited, slug: slug, .check))
    }

    private func count(_ audited: AuditedHome, slug: String, _ detail: JUnitOptions.Detail) throws
        -> JUnitTally
    {
        var tally = JUnitTally()
        try forEachCase(of: audited, slug: slug, detail) { tally.add($0.result) }
        return tally
    }

    private func forEachCase(
        of audited: AuditedHome, slug: String, _ detail: JUnitOptions.Detail,
        _ body: (JUnitCase) throws -> Void
    ) throws {
        switch audited {
        case .integration(let record):
            try body(JUnitImportCase.of(record, slug: slug, listings: contents.listings[record.name] ?? []))
        case .app(let record):
            try body(JUnitImportCase.of(record, slug: slug))
        }
        if detail == .check {
            try JUnitCheckCases(contents: contents, home: audited.home, slug: slug).forEach(body)
        } else {
            try JUnitSubjectCases(contents: contents, home: audited.home, slug: slug).forEach(body)
        }
    }

    /// A run without integrations saw nothing: a file without suites would pass for a clean one.
    private func writeEmptyFleet(_ markup: MarkupWriter) {
        let text = JUnitText("the configuration names no integration: nothing was audited")
        var tally = JUnitTally()
        let junitCase = JUnitCase(
            classname: "audit.FLEET", name: "integrations", result: .error(type: JUnitImportCase.type, text))
        tally.add(junitCase.result)
        suite("audit", id: 0, tally, markup) {
            markup.element("properties") { for property in common { write(property, markup) } }
        } cases: {
            write(junitCase, markup)
        } output: {
            text.message
        }
    }

    private func suite(
        _ name: String, id: Int, _ tally: JUnitTally, _ markup: MarkupWriter, properties: () throws -> Void,
        cases: () throws -> Void, output: () -> String
    ) rethrows {
        // A zone is forbidden here by Ant's schema; the property collected_at has it.
        let timestamp = Timestamp.format(contents.run.startedAt).replacingOccurrences(of: "Z", with: "")
        let attributes: [MarkupWriter.Attribute] = [
            ("name", name), ("package", ""), ("id", String(id)), ("hostname", "localhost"), ("timestamp", timestamp),
            ("time", "0"), ("tests", String(tally.tests)), ("failures", String(tally.failures)),
            ("errors", String(tally.errors)), ("skipped", String(tally.skipped)),
        ]
        try markup.element("testsuite", attributes) {
            try properties()
            try cases()
            markup.element("system-out", text: output())
            markup.element("system-err")
        }
    }

    private func write(_ junitCase: JUnitCase, _ markup: MarkupWriter) {
        let attributes: [MarkupWriter.Attribute] = [
            ("classname", junitCase.classname), ("name", junitCase.name), ("time", "0"),
        ]
        markup.element("testcase", attributes) {
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
