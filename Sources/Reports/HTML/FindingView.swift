// Shows one result with its evidence.

import Foundation
import Inventory
import Snapshots

struct FindingView {
    let contents: ReportContents
    /// Whether it says whose it is; on an integration's own page that is plain.
    var namesHome = true

    func write(_ finding: FindingRecord, _ page: HTMLPage) throws {
        let past = try contents.past(of: finding)
        page.markup.element("li", [("class", "finding")]) {
            page.markup.element("div", [("class", "what")]) {
                page.subject(VisibleText.clipped(finding.subject, to: 300), url: finding.subjectURL, class: "subject")
                mark(past, page)
                if namesHome {
                    page.markup.text(" ")
                    page.link(to: finding.home, class: "where")
                }
                waiver(finding, page)
            }
            page.markup.element("div", [("class", "detail")]) {
                page.markup.element("p", [("class", "reason")]) {
                    page.prose(VisibleText.clipped(finding.reason, to: 300))
                }
                if let observed = finding.observed { labelled("Observed", observed, page) }
                if let expected = finding.expected { labelled("Expected", expected, page) }
                if let missing = finding.missing {
                    labelled("Not seen", "\(missing.fact): \(CauseText.of(missing.cause))", page)
                    if let permission = missing.permission { labelled("Missing permission", permission, page) }
                }
                if case .known(let since) = past { labelled("Open since", Wording.instant(since), page) }
                evidence(finding, page)
            }
        }
    }

    /// What the reader hasn't seen before is marked.
    private func mark(_ past: FindingPast?, _ page: HTMLPage) {
        switch past {
        case .new: page.span("New", class: "chip fresh")
        case .reopened(let seen): page.span("Reopened, last seen \(CalendarDay(seen))", class: "chip fresh")
        case .known, nil: break
        }
    }

    /// `f-<fingerprint>`, reduced to what an anchor may hold.
    static func anchor(_ finding: FindingRecord) -> String {
        let plain = finding.fingerprint.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
            default: false
            }
        }
        return "f-" + (plain ? finding.fingerprint : Slugs.digest(finding.fingerprint, digits: 32))
    }

    /// The waiver that covers it, or the expired one that did.
    private func waiver(_ finding: FindingRecord, _ page: HTMLPage) {
        guard let waiver = contents.waiver(finding.waiver), waiver.expired || finding.waived else { return }
        let (anchor, id) = ("w-\(contents.waiverSlugs[waiver.waiver.id])", waiver.waiver.id)
        page.markup.text(" ")
        if waiver.expired {
            page.link(to: anchor, "waiver \(id) expired \(waiver.waiver.expires)", class: "expired")
        } else {
            page.link(to: anchor, "waived by \(id) until \(waiver.waiver.expires)", class: "where")
        }
    }

    private func labelled(_ label: String, _ text: String, _ page: HTMLPage) {
        page.markup.element("p", [("class", "value")]) {
            page.span("\(label) ", class: "label")
            page.markup.text(VisibleText.clipped(text, to: 400))
        }
    }

    /// The anchor stands inside, because a link to what is folded away unfolds it, without any script.
    private func evidence(_ finding: FindingRecord, _ page: HTMLPage) {
        let shown = finding.evidence.prefix(3)
        page.markup.element("details") {
            page.markup.element("summary", text: "Evidence")
            page.markup.element("ul", [("id", Self.anchor(finding))]) {
                for item in shown {
                    page.markup.element("li") {
                        page.code(VisibleText.clipped("\(item.method) \(item.path)", to: 300))
                        page.markup.text(Self.answer(item))
                    }
                }
                if shown.isEmpty { page.markup.element("li", text: "The configuration itself: no request was needed.") }
                if finding.evidence.count > shown.count {
                    page.markup.element("li", text: "\(finding.evidence.count - shown.count) more in the snapshot")
                }
                page.markup.element("li") {
                    let id = finding.subjectForgeID.map { "forge id \($0), " } ?? ""
                    page.markup.text("\(id)fingerprint ")
                    page.code(finding.fingerprint)
                }
            }
        }
    }

    /// ` answered 403, request id 4F2A, 2026-11-22 02:00:03 UTC, body SHA-256 …`.
    private static func answer(_ evidence: FindingRecord.Evidence) -> String {
        var parts: [String] = []
        parts.append(evidence.status.map { " answered \($0)" } ?? " got no answer")
        if let failure = evidence.failure { parts.append(VisibleText.clipped(failure, to: 200)) }
        if let id = evidence.requestID { parts.append("request id \(VisibleText.clipped(id, to: 80))") }
        if let date = evidence.serverDate { parts.append(Wording.instant(date)) }
        if let digest = evidence.bodySHA256 { parts.append("body SHA-256 \(digest)") }
        return parts.joined(separator: ", ")
    }
}
