// Shows a rule's open findings: what is wrong, why it matters, how to fix it, whose it is, and each subject with its
// evidence.

import Foundation
import Inventory
import Snapshots

struct FindingGroupView {
    let contents: ReportContents
    let group: FindingGroup
    /// Bytes that the findings may take.
    let room: Int

    /// Writes the rule's texts, and as many findings as there is room for; returns the bytes that these took.
    func write(_ findings: [FindingRecord], _ page: HTMLPage) throws -> Int {
        var bytes = 0
        let anchor = "c-\(contents.ruleSlugs[group.rule.id])"
        try page.markup.element("article", [("class", "rule"), ("id", anchor), ("aria-labelledby", "\(anchor)-title")])
        {
            page.markup.element("h3", [("id", "\(anchor)-title")]) {
                page.chip(group.severity)
                page.markup.text(" \(group.rule.title)")
            }
            page.markup.element("p", [("class", "meta")]) {
                page.code(group.rule.id)
                page.markup.text(" · \(Wording.count(group.findings, "open finding")) in \(affectedCount) of \(who)")
            }
            page.markup.element("dl", [("class", "guide")]) {
                page.entry("Why it matters") { page.prose(VisibleText.clipped(group.rule.rationale, to: 700)) }
                page.entry("How to fix it") { page.prose(VisibleText.clipped(group.rule.remediation, to: 700)) }
                if !group.rule.remediators.isEmpty {
                    page.entry("Who can") { page.markup.text(Wording.sentence(group.rule.remediators) + ".") }
                }
                if !group.rule.falsePositives.isEmpty {
                    page.entry("When it may be wrong") {
                        page.prose(VisibleText.clipped(group.rule.falsePositives, to: 700))
                    }
                }
            }
            let start = page.markup.size
            let shown = try list(findings, page)
            bytes = page.markup.size - start
            if shown.count < group.findings { page.paragraph(rest(shown, page), class: "truncated") }
        }
        return bytes
    }

    /// Writes as many findings as there is room for, and returns them.
    private func list(_ findings: [FindingRecord], _ page: HTMLPage) throws -> [FindingRecord] {
        var shown: [FindingRecord] = []
        guard !findings.isEmpty, room > 0 else { return shown }
        let start = page.markup.size
        try page.markup.element("ol", [("class", "findings")]) {
            for finding in findings where shown.isEmpty || page.markup.size - start < room {
                try FindingView(contents: contents).write(finding, page)
                shown.append(finding)
            }
        }
        return shown
    }

    private var affected: [AuditedHome] {
        contents.homes.filter { contents.tallies.of($0.home, rule: group.rule.id).fail > 0 }
    }

    /// `2 integrations`, `1 App`.
    private var affectedCount: String {
        let apps = affected.count { if case .app = $0 { true } else { false } }
        let integrations = affected.count - apps
        let parts = [
            integrations > 0 ? Wording.count(integrations, "integration") : nil,
            apps > 0 ? Wording.count(apps, "App") : nil,
        ]
        return Wording.list(parts.compactMap { $0 })
    }

    /// The owners of the integrations concerned: they attached them, and answer for them. An App is the platform's own.
    private var who: String {
        let owners = Set(
            affected.map { audited in
                switch audited {
                case .integration(let record): "\(record.owner.kind) \(record.owner.name)"
                case .app: "the platform itself"
                }
            }
        ).sorted()
        let listed = owners.prefix(6).map { VisibleText.clipped($0, to: 80) }
        let more = owners.count > 6 ? ["\(owners.count - 6) more"] : []
        return owners.isEmpty ? "the platform's own" : Wording.list(listed + more)
    }

    /// `37 more: acme-github 30, acme-gitlab 7. See results.csv or finding_view in the snapshot.`
    private func rest(_ shown: [FindingRecord], _ page: HTMLPage) -> String {
        var counts: [(name: String, count: Int)] = []
        for home in affected.map(\.home) {
            let all = contents.tallies.of(home, rule: group.rule.id).fail
            let here = shown.filter { $0.home == home }.count
            if all > here { counts.append((home.title, all - here)) }
        }
        let listed = counts.prefix(12).map { "\(VisibleText.clipped($0.name, to: 60)) \(Wording.number($0.count))" }
        let others = counts.count > 12 ? ", and \(Wording.count(counts.count - 12, "other integration"))" : ""
        return "\(Wording.number(group.findings - shown.count)) more: \(listed.joined(separator: ", "))\(others). "
            + "See \(page.site.elsewhere("finding_view"))."
    }
}
