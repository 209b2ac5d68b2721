// Writes summary.md: the audit on one screen, for a CI job's summary page and for merge request notes.

import Foundation
import Inventory
import Snapshots

/// At most 60 KB, which is what comments of GitHub and check runs hold; each section has its share. Headings begin at
/// the third level, because the page that it is put into has its own above.
struct MarkdownReport {
    let contents: ReportContents
    /// The formats that are written into the same folder, so that the summary can point at them.
    let formats: Set<ReportFormat>

    static let fileName = "summary.md"
    /// Findings that are shown.
    private static let findingLimit = 20

    func write(_ file: TextFile) throws {
        let sections = [head(), integrations(), changes(), try findings(), gaps(), waivers(), closing()]
        file.write(sections.filter { !$0.lines.isEmpty }.map(\.text).joined(separator: "\n"))
    }

    private func head() -> MarkdownSection {
        let text = VerdictText(contents: contents)
        let outcome = contents.outcome
        var section = MarkdownSection(limit: 4_000)
        section.add("### Audit of forge integrations: \(text.word.lowercased())", "")
        section.add(MarkdownText.words(text.reason, limit: 600), "")
        section.add("| open findings | not verified | waived | passed | not applicable |")
        section.add("| ---: | ---: | ---: | ---: | ---: |")
        let counts = [outcome.fails, outcome.unverified, outcome.waived, outcome.passes, outcome.notApplicable]
        section.add("| \(counts.map(Wording.number).joined(separator: " | ")) |")
        // The reason of a verdict that isn't met names the severities itself.
        if outcome.verdict != .notMet { section.add("", "Open findings by severity: \(text.severities).") }
        return section
    }

    private func integrations() -> MarkdownSection {
        var section = MarkdownSection(limit: 18_000)
        guard !contents.integrations.isEmpty else { return section }
        section.add("#### Integrations and their coverage", "")
        section.add(
            "| integration | import | repositories | failed | not verified | waived | passed | not applicable |")
        section.add("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
        for integration in attention { section.row(row(of: integration)) }
        if section.omitted > 0 {
            section.add("", "\(Wording.count(section.omitted, "integration")) more, counted above.")
        }
        return section
    }

    /// By name; where an import isn't complete or something failed or wasn't seen, before the others.
    private var attention: [IntegrationRecord] {
        func weight(_ integration: IntegrationRecord) -> Int {
            let tally = contents.tallies.of(.integration(integration.name))
            if integration.importState != .complete { return 0 }
            return tally.fail > 0 ? 1 : tally.unverified > 0 ? 2 : 3
        }
        return contents.integrations.sorted { (weight($0), $0.name) < (weight($1), $1.name) }
    }

    private func row(of integration: IntegrationRecord) -> String {
        let tally = contents.tallies.of(.integration(integration.name))
        let state =
            switch integration.importState {
            case .complete: "complete"
            case .incomplete: "**not proven complete**"
            case .blocked: "**blocked**"
            case .failed: "**failed**"
            case nil: "**interrupted**"
            }
        let numbers = [
            integration.repositories, tally.fail, tally.unverified, tally.waived, tally.pass, tally.notApplicable,
        ]
        return "| \(MarkdownText.code(integration.name, limit: 80)) | \(state) | "
            + numbers.map(Wording.number).joined(separator: " | ") + " |"
    }

    private func changes() -> MarkdownSection {
        var section = MarkdownSection(limit: 6_000)
        guard let baseline = contents.baseline.found else { return section }
        section.add("#### Changes since \(CalendarDay(baseline.startedAt))", "")
        guard !contents.changes.isEmpty else {
            section.add("Nothing changed.")
            return section
        }
        for change in contents.changes {
            let names = change.examples.prefix(3).map { MarkdownText.code($0.subject, limit: 80) }
            let more = change.count > names.count ? ", …" : ""
            section.row(
                "- \(ChangesSection.title(change.kind)): \(Wording.number(change.count)) "
                    + "(\(names.joined(separator: ", "))\(more))")
        }
        if section.omitted > 0 { section.add("", "\(Wording.count(section.omitted, "kind")) of change more.") }
        return section
    }

    private func findings() throws -> MarkdownSection {
        var section = MarkdownSection(limit: 20_000)
        let open = contents.outcome.fails
        guard open > 0 else { return section }
        section.add("#### Open findings", "")
        var shown = 0
        let query = FindingQuery(order: .severity, fails: true, waived: false, limit: Self.findingLimit)
        try contents.snapshot.forEachFinding(query) { finding in
            section.row(item(of: finding))
            shown += 1
        }
        let left = open - shown + section.omitted
        if left > 0 { section.add("", "\(Wording.number(left)) more of \(Wording.number(open)).") }
        return section
    }

    private func item(of finding: FindingRecord) -> String {
        let subject = MarkdownText.link(finding.subject, to: finding.subjectURL)
        let title = MarkdownText.words(contents.rule(finding.rule)?.title ?? finding.rule, limit: 120)
        let observed = finding.observed.map { " Observed: \(MarkdownText.words($0, limit: 160))" } ?? ""
        return "- **\(finding.severity.rawValue)** \(subject) in \(MarkdownText.code(finding.home.text, limit: 80)): "
            + "\(title) (\(MarkdownText.code(finding.rule, limit: 80))). "
            + "\(MarkdownText.words(finding.reason, limit: 200))\(observed)"
    }

    private func gaps() -> MarkdownSection {
        var section = MarkdownSection(limit: 10_000)
        guard !contents.groups.isEmpty else { return section }
        let results = Wording.count(contents.outcome.unverified, "result")
        section.add("<details><summary>What could not be verified: \(results)</summary>", "")
        section.add("| results | waived | integration | rule | why | missing permission |")
        section.add("| ---: | ---: | --- | --- | --- | --- |")
        let groups = contents.groups.enumerated().sorted {
            ($1.element.open, $0.offset) < ($0.element.open, $1.offset)
        }
        for (_, group) in groups {
            section.row(
                "| \(Wording.number(group.open)) | \(Wording.number(group.waived)) "
                    + "| \(MarkdownText.code(group.home.text, limit: 80)) | \(MarkdownText.code(group.rule)) "
                    + "| \(MarkdownText.words(group.reason, limit: 160)) "
                    + "| \(group.missing.permission.map { MarkdownText.words($0, limit: 120) } ?? "") |")
        }
        if section.omitted > 0 { section.add("", "\(Wording.count(section.omitted, "reason")) more.") }
        section.add("", "</details>")
        return section
    }

    private func waivers() -> MarkdownSection {
        var section = MarkdownSection(limit: 5_000)
        guard !contents.waivers.isEmpty else { return section }
        let expired = contents.waivers.filter(\.expired).count
        section.add(
            "<details><summary>Waivers: \(Wording.number(contents.waivers.count)), of which "
                + "\(Wording.number(expired)) expired</summary>", "", "| waiver | rule | subject | expires | matches |",
            "| --- | --- | --- | --- | ---: |")
        for record in contents.waivers {
            let waiver = record.waiver
            let end = record.expired ? "**expired** \(waiver.expires)" : "\(waiver.expires)"
            section.row(
                "| \(MarkdownText.code(waiver.id, limit: 40)) | \(MarkdownText.code(waiver.rule)) "
                    + "| \(MarkdownText.code(waiver.subjectPattern)) | \(end) | \(Wording.number(record.matches)) |")
        }
        if section.omitted > 0 { section.add("", "\(Wording.count(section.omitted, "waiver")) more.") }
        section.add("", "</details>")
        return section
    }

    private func closing() -> MarkdownSection {
        var section = MarkdownSection(limit: 2_000)
        let others = ReportFormat.allCases.filter { $0 != .markdown && formats.contains($0) }.map { "`\($0.fileName)`" }
        let more = others.isEmpty ? "" : " In the same folder: \(Wording.list(others))."
        section.add(
            "Collected \(Wording.instant(contents.run.startedAt)), judged as of "
                + "\(Wording.instant(contents.audit.asOf)) by forgeaudit \(contents.audit.toolVersion) from "
                + "\(MarkdownText.code(contents.fileName)), content SHA-256 "
                + "`\(contents.run.contentSHA256)`.\(more)")
        return section
    }
}
