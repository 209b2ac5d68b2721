// One earlier run in one line: what the trend is drawn from.

package import Foundation
import GRDB
package import Inventory

/// A run's numbers. A run that wasn't audited has no verdicts, and zero in their place.
package struct HistoryLine: Sendable, Hashable {
    package let startedAt: Date
    package let finishedAt: Date
    package let contentSHA256: String
    /// Whether every import was proven complete, or proven to reach nothing (blocked).
    package let complete: Bool
    package let audited: Bool
    /// Nil exactly where it wasn't audited.
    package let rulesSHA256: String?
    /// Open fails by severity, zeros included.
    package let fails: [Severity: Int]
    package let unverified: Int
    package let waived: Int
    package let passes: Int
    package let notApplicable: Int
    /// The share of applicable results that aren't unverified, rounded down.
    package let coveragePercent: Int
    package let integrations: Int
    package let repositories: Int
    package let requests: Int

    package var openFails: Int { fails.values.reduce(0, +) }
}

extension HistoryLine {
    static let columns = """
        started_at, finished_at, content_sha256, complete, audited, rules_sha256, critical, high, medium, low, info,
        unverified, waived, passes, not_applicable, coverage_percent, integrations, repositories, requests
        """

    /// A query for the line of the snapshot in `schema` (`main`, or an attached one), with the columns in their order.
    static func own(_ schema: String) -> String {
        let fails = Severity.allCases.reversed().map { severity in
            "(SELECT count(*) FROM \(schema).finding WHERE verdict = 'fail' AND NOT waived "
                + "AND severity = '\(severity.rawValue)')"
        }
        func sum(_ verdicts: String...) -> String {
            let list = verdicts.map { "'\($0)'" }.joined(separator: ", ")
            return "(SELECT coalesce(sum(subjects), 0) FROM \(schema).verdict_count WHERE verdict IN (\(list)))"
        }
        let seen = sum("pass", "fail", "waived")
        let applicable = sum("pass", "fail", "waived", "unverified")
        return """
            SELECT r.started_at, r.finished_at, r.content_sha256, r.complete,
              EXISTS (SELECT 1 FROM \(schema).audit), (SELECT rules_sha256 FROM \(schema).audit),
              \(fails.joined(separator: ", ")),
              \(sum("unverified")), \(sum("waived")), \(sum("pass")), \(sum("not_applicable")),
              coalesce(\(seen) * 100 / nullif(\(applicable), 0), 0),
              (SELECT count(*) FROM \(schema).integration),
              (SELECT count(*) FROM \(schema).integration_repository WHERE stale_since IS NULL),
              (SELECT count(*) FROM \(schema).exchange)
            FROM \(schema).run r WHERE r.state = 'imported'
            """
    }

    fileprivate init?(row: Row) {
        guard let started = Timestamp.parse(row[0]), let finished = Timestamp.parse(row[1]) else { return nil }
        startedAt = started
        finishedAt = finished
        contentSHA256 = row[2]
        complete = row[3]
        audited = row[4]
        rulesSHA256 = row[5]
        fails = [.critical: row[6], .high: row[7], .medium: row[8], .low: row[9], .info: row[10]]
        unverified = row[11]
        waived = row[12]
        passes = row[13]
        notApplicable = row[14]
        coveragePercent = row[15]
        integrations = row[16]
        repositories = row[17]
        requests = row[18]
    }
}

extension Snapshot {
    /// The earlier runs that the snapshot remembers, oldest first, and the snapshot's own line at the end.
    package func history() throws -> [HistoryLine] {
        try reading { database in
            let earlier = try Row.fetchAll(
                database, sql: "SELECT \(HistoryLine.columns) FROM history ORDER BY started_at")
            let own = try Row.fetchAll(database, sql: HistoryLine.own("main"))
            return (earlier + own).compactMap { HistoryLine(row: $0) }
        }
    }
}
