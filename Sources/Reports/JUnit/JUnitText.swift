// What a failing, erroneous or skipped test case says.

import Foundation
import Inventory
import Snapshots

/// A message on one line and a text whose first line repeats it: some servers show only the one, some only the other.
struct JUnitText {
    /// At most 200 characters.
    let message: String
    /// At most 4 KB.
    let text: String

    /// `last` ends the text, however much of `lines` has to be cut off.
    init(_ message: String, _ lines: [String] = [], last: String? = nil) {
        self.message = VisibleText.line(message, limit: 200)
        let all = [self.message] + lines.map { VisibleText.line($0, limit: 600) }
        let end = last.map { "\n" + VisibleText.line($0, limit: 200) } ?? ""
        text = VisibleText.clipped(all.joined(separator: "\n"), toBytes: 4_000 - end.utf8.count) + end
    }

    /// A finding with all that is known of it; `message` says how it counts.
    init(_ message: String, _ finding: FindingRecord, rule: RuleRecord?) {
        var lines: [String] = []
        lines.append("subject: \(finding.subject)")
        if let id = finding.subjectForgeID { lines.append("forge id: \(id)") }
        if let url = finding.subjectURL { lines.append("url: \(url)") }
        lines.append("rule: \(finding.rule) (\(finding.severity.rawValue))")
        lines.append("reason: \(finding.reason)")
        if let observed = finding.observed { lines.append("observed: \(observed)") }
        if let expected = finding.expected { lines.append("expected: \(expected)") }
        if let rule { lines.append("remediation: \(rule.remediation)") }
        lines += finding.evidence.prefix(5).map(Self.line)
        if finding.evidence.count > 5 { lines.append("evidence: \(finding.evidence.count - 5) more") }
        self.init(message, lines, last: "fingerprint: \(finding.fingerprint)")
    }

    /// `evidence: GET /user answered 403, request id 4F2A, at 2026-11-22T02:00:03Z`.
    static func line(_ evidence: FindingRecord.Evidence) -> String { "evidence: \(exchange(evidence))" }

    /// `GET /user answered 403, request id 4F2A, at 2026-11-22T02:00:03Z`.
    static func exchange(_ evidence: FindingRecord.Evidence) -> String {
        var line = "\(evidence.method) \(evidence.path)"
        if let status = evidence.status { line += " answered \(status)" }
        if let failure = evidence.failure { line += ", \(failure)" }
        if let id = evidence.requestID { line += ", request id \(id)" }
        if let date = evidence.serverDate { line += ", at \(Timestamp.format(date))" }
        return line
    }
}
