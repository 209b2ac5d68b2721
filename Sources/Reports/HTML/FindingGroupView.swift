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

    func write(_ findings: [FindingRecord], _ page: HTMLPage) {
        let anchor = "c-\(contents.ruleSlugs[group.rule.id])"
        page.markup.element("article", [("class", "rule"), ("id", anchor), ("aria-labelledby", "\(anchor)-title")]) {
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
            let shown = list(findings, page)
            if shown.count < group.findings { page.paragraph(rest(shown), class: "truncated") }
        }
    }

    /// Writes as many findings as there is room for, and returns them.
    private func list(_ findings: [FindingRecord], _ page: HTMLPage) -> [FindingRecord] {
        var shown: [FindingRecord] = []
        guard !findings.isEmpty, room > 0 else { return shown }
        let start = page.markup.size
        page.markup.element("ol", [("class", "findings")]) {
            for finding in findings where shown.isEmpty || page.markup.size - start < room {
                FindingView(contents: contents).write(finding, page)
                shown.append(finding)
            }
        }
        return shown
    }

    private var affected: [IntegrationRecord] {
        contents.integrations.filter {
            contents.tallies.of(integration: $0.name, rule: group.rule.id).fail > 0
        }
    }

    private var affectedCount: String { Wording.count(affected.count, "integration") }

    /// The owners of the integrations concerned: they attached them, and answer for them.
    private var who: String {
        let owners = Set(affected.map { "\($0.owner.kind) \($0.owner.name)" }).sorted()
        let listed = owners.prefix(6).map { VisibleText.clipped($0, to: 80) }
        let more = owners.count > 6 ? ["\(owners.count - 6) more"] : []
        return owners.isEmpty ? "the platform's own" : Wording.list(listed + more)
    }

    /// `37 more: acme-github 30, acme-gitlab 7. See junit.xml.`
    private func rest(_ shown: [FindingRecord]) -> String {
        var counts: [(name: String, count: Int)] = []
        for integration in affected {
            let all = contents.tallies.of(integration: integration.name, rule: group.rule.id).fail
            let here = shown.filter { $0.integration == integration.name }.count
            if all > here { counts.append((integration.name, all - here)) }
        }
        let listed = counts.prefix(12).map { "\(VisibleText.clipped($0.name, to: 60)) \(Wording.number($0.count))" }
        let others = counts.count > 12 ? ", and \(Wording.count(counts.count - 12, "other integration"))" : ""
        return "\(Wording.number(group.findings - shown.count)) more: \(listed.joined(separator: ", "))\(others). "
            + "See junit.xml, or finding_view in the snapshot."
    }
}
