// A comparison as JSON, one change per line, in the shape that docs/diff-format.md describes.

import Changes
import Foundation
import Inventory
import Snapshots

/// Streams: nothing is held but the counts.
struct DiffJSON {
    private let comparison: Comparison
    private let encoder: JSONEncoder

    init(_ comparison: Comparison) {
        self.comparison = comparison
        encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    /// Calls `line` with each line of the document, and returns the counts.
    func write(_ line: (String) -> Void) throws -> ChangeSummary {
        var summary = ChangeSummary(threshold: comparison.laterAudit?.failOn ?? .medium)
        line("{\"schema\":\"forgeaudit/diff/1\",")
        line("\"from\":\(try text(Side(comparison.earlierRun, comparison.earlierAudit, comparison.earlier))),")
        line("\"to\":\(try text(Side(comparison.laterRun, comparison.laterAudit, comparison.later))),")
        line("\"notes\":\(try text(comparison.notes)),")
        line("\"changes\":[")
        // Each line waits for its successor, which decides about the comma.
        var waiting: String?
        try comparison.forEachChange { change in
            summary.add(change)
            if let waiting { line(waiting + ",") }
            waiting = try text(DiffEntry(change))
        }
        if let waiting { line(waiting) }
        line("],")
        line("\"counts\":\(try text(Counts(summary)))}")
        return summary
    }

    private func text(_ value: some Encodable) throws -> String {
        String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private struct Side: Encodable {
        let file: String
        let startedAt: String
        let finishedAt: String?
        let complete: Bool
        let contentSha256: String
        let rulesSha256: String?
        let policySha256: String?

        init(_ run: RunRecord, _ audit: AuditRecord?, _ snapshot: Snapshot) {
            file = snapshot.file.lastPathComponent
            startedAt = Timestamp.format(run.startedAt)
            finishedAt = run.finishedAt.map(Timestamp.format)
            complete = run.complete
            contentSha256 = run.contentSHA256
            rulesSha256 = audit?.rulesSHA256
            policySha256 = audit?.policySHA256
        }
    }

    private struct Counts: Encodable {
        let findings: [String: Int]
        let repositories: [String: Int]
        let credentials: [String: Int]
        let integrations: Int
        let newlyUnverifiable: Int
        let newlyOpen: Int

        init(_ summary: ChangeSummary) {
            func counts<Kind: RawRepresentable & CaseIterable & Hashable, Element>(
                _ lists: [Kind: ChangeSummary.List<Element>]
            ) -> [String: Int] where Kind.RawValue == String {
                Dictionary(
                    Kind.allCases.map { ($0.rawValue, lists[$0]?.count ?? 0) }, uniquingKeysWith: { first, _ in first })
            }
            findings = counts(summary.findings)
            repositories = counts(summary.repositories)
            credentials = counts(summary.credentials)
            integrations = summary.integrations.count
            newlyUnverifiable = summary.newlyUnverifiable
            newlyOpen = summary.newlyOpen
        }
    }
}
