// What a failing, erroneous or skipped test case says.

import Foundation
import Inventory
import Snapshots

/// A message on one line and a text whose first line repeats it: some servers show only the one, some only the other.
struct JUnitText {
    private let whole: String
    private let lines: () -> [String]
    private let last: String?

    /// `last` ends the text, however much of `lines` has to be cut off.
    init(_ message: String, _ lines: [String] = [], last: String? = nil) {
        self.init(message, last: last) { lines }
    }

    /// Cases are counted before they are written: `lines` are asked for when the text is.
    private init(_ message: String, last: String?, lines: @escaping () -> [String]) {
        whole = message
        self.lines = lines
        self.last = last
    }

    /// At most 200 characters.
    var message: String { VisibleText.line(whole, limit: 200) }

    /// At most 4 KB.
    var text: String {
        let all = [message] + lines().map { VisibleText.line($0, limit: 600) }
        let end = last.map { "\n" + VisibleText.line($0, limit: 200) } ?? ""
        return VisibleText.clipped(all.joined(separator: "\n"), toBytes: 4_000 - end.utf8.count) + end
    }

    /// A finding with all that is known of it; `message` says how it counts.
    init(_ message: String, _ finding: FindingRecord, rule: RuleRecord?) {
        self.init(message, last: "fingerprint: \(finding.fingerprint)") { Self.lines(finding, rule) }
    }

    private static func lines(_ finding: FindingRecord, _ rule: RuleRecord?) -> [String] {
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
        return lines
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
