// The cases of one integration or App with their counts, ready to be written.

import Inventory
import Snapshots

/// A suite that was counted, so that its attributes can be written before its cases: they are read twice, not kept.
struct JUnitSuite {
    let contents: ReportContents
    let options: JUnitOptions
    let audited: AuditedHome
    let slug: String
    let detail: JUnitOptions.Detail
    let tally: JUnitTally

    /// Chooses the detail that it is written in and counts its cases. `notice` is called where that isn't
    /// what `auto` gives for most.
    init(
        _ contents: ReportContents, _ options: JUnitOptions, _ audited: AuditedHome,
        notice: (String) -> Void
    ) throws {
        self.contents = contents
        self.options = options
        self.audited = audited
        slug = contents.slug(audited.home)
        func count(_ detail: JUnitOptions.Detail) throws -> JUnitTally {
            var tally = JUnitTally()
            try Self.forEachCase(
                contents, options, audited, slug: contents.slug(audited.home), detail
            ) {
                tally.add($0.result)
            }
            return tally
        }
        if options.detail != .check {
            let findings = contents.outcome.fails + contents.outcome.waived
            if options.detail == .subject || findings <= JUnitOptions.findingLimit {
                let tally = try count(.subject)
                if options.detail == .subject || tally.tests <= JUnitOptions.caseLimit {
                    (detail, self.tally) = (.subject, tally)
                    return
                }
            }
            notice(
                "the JUnit report holds one test case for each rule of \(audited.home.title), as there are too many "
                    + "findings; their names differ from one run's to the next when that changes: choose a detail to "
                    + "pin them")
        }
        (detail, tally) = (.check, try count(.check))
    }

    /// Calls `body` for each case, the import's first.
    func forEachCase(_ body: (JUnitCase) throws -> Void) throws {
        try Self.forEachCase(contents, options, audited, slug: slug, detail, body)
    }

    private static func forEachCase(
        _ contents: ReportContents, _ options: JUnitOptions, _ audited: AuditedHome, slug: String,
        _ detail: JUnitOptions.Detail, _ body: (JUnitCase) throws -> Void
    ) throws {
        switch audited {
        case .integration(let record):
            try body(JUnitImportCase.of(record, slug: slug, listings: contents.listings[record.name] ?? []))
        case .app(let record):
            try body(JUnitImportCase.of(record, slug: slug))
        }
        if detail == .check {
            try JUnitCheckCases(contents: contents, options: options, home: audited.home, slug: slug)
                .forEach(body)
        } else {
            try JUnitSubjectCases(contents: contents, options: options, home: audited.home, slug: slug)
                .forEach(body)
        }
    }
}
