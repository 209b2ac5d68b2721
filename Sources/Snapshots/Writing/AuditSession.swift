// Writes an audit's verdicts into a snapshot while its subjects stream out of it.

import Foundation
import GRDB
package import Inventory

/// One audit in one transaction: the earlier audit is replaced as a whole or not at all.
package struct AuditSession: ~Copyable {
    private let database: Database
    private let homes: [SubjectHome: HomeRow]

    fileprivate init(_ database: Database) throws {
        self.database = database
        homes = try HomeRow.all(database)
    }

    /// Calls `body` for every subject, in a stable order, one at a time.
    package func forEachSubject(_ body: (Subject) throws -> Void) throws {
        try SubjectStream(database).run(body)
    }

    /// Writes the audit's head, its rules, its controls and its waivers. Without `controls` they are those that the
    /// rules name, untitled.
    package func begin(
        _ audit: AuditRecord, rules: [RuleRecord], controls: [ControlRecord]? = nil, waivers: [WaiverRecord]
    ) throws {
        try database.run(
            """
            INSERT INTO audit (id, tool_version, as_of, policy_path, policy_sha256, rules_sha256, fail_on,
              fail_on_new_only, max_unverified_percent, waiver_soon_days, waiver_broad_percent, controls)
            VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                audit.toolVersion, audit.asOf.column, audit.policyPath, audit.policySHA256, audit.rulesSHA256,
                audit.failOn.rawValue, audit.failOnNewOnly, audit.maxUnverifiedPercent, audit.waiverSoonDays,
                audit.waiverBroadPercent, audit.controls,
            ])
        let controls =
            controls
            ?? rules.flatMap(\.controls).map { ControlRecord(framework: $0.framework, id: $0.id, title: "") }
        for (position, control) in controls.enumerated() {
            try database.run(
                "INSERT OR IGNORE INTO control (position, framework, control, title) VALUES (?, ?, ?, ?)",
                [position, control.framework, control.id, control.title])
        }
        for (position, rule) in rules.enumerated() { try insert(rule, at: position) }
        for (position, waiver) in waivers.enumerated() { try insert(waiver, at: position) }
    }

    /// Writes one finding; `evidence` are the exchanges it rests on.
    package func write(_ finding: FindingRecord, evidence: [ExchangeID]) throws {
        let home = homes[finding.home]
        var insert = try RawStatement(
            """
            INSERT INTO finding (fingerprint, rule_id, integration_id, app_id, verdict, severity, severity_rank,
              waiver_id, waived, subject_kind, subject_path, subject_forge_id, subject_url, reason, observed, expected, cause,
              fact, missing_permission)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, in: database)
        insert.bind(finding.fingerprint)
        insert.bind(finding.rule)
        insert.bind(home?.integration)
        insert.bind(home?.app)
        insert.bind(finding.isFail ? "fail" : "unverified")
        insert.bind(finding.severity.rawValue)
        insert.bind(finding.severity.rank)
        insert.bind(finding.waiver)
        insert.bind(finding.waived)
        insert.bind(finding.subjectKind.rawValue)
        insert.bind(finding.subject)
        insert.bind(finding.subjectForgeID)
        insert.bind(finding.subjectURL)
        insert.bind(finding.reason)
        insert.bind(finding.observed)
        insert.bind(finding.expected)
        insert.bind(finding.missing?.cause)
        insert.bind(finding.missing?.fact)
        insert.bind(finding.missing?.permission)
        try insert.run(in: database)
        let id = database.lastInsertedRowID
        guard !evidence.isEmpty else { return }
        var link = try RawStatement(
            "INSERT OR IGNORE INTO finding_evidence (finding_id, exchange_id) VALUES (?, ?)", in: database)
        for exchange in evidence {
            link.bind(id)
            link.bind(exchange)
            try link.run(in: database)
        }
    }

    /// Writes the counts and what each waiver did; one that isn't in `waivers` met nothing.
    package func end(counts: [VerdictCount], waivers: [String: WaiverUse]) throws {
        // In a fixed order: the table's digest must not depend on how they were gathered.
        for count in counts.sorted(by: { Self.order($0) < Self.order($1) }) {
            try database.run(
                """
                INSERT INTO verdict_count (integration_id, app_id, rule_id, verdict, subjects) VALUES (?, ?, ?, ?, ?)
                """,
                [
                    homes[count.home]?.integration, homes[count.home]?.app, count.rule, count.outcome.rawValue,
                    count.subjects,
                ])
        }
        for (waiver, use) in waivers {
            try database.run(
                "UPDATE waiver SET matches = ?, waives = ?, broad = ? WHERE id = ?",
                [use.matches, use.waives, use.broad, waiver])
        }
    }

    private static func order(_ count: VerdictCount) -> String {
        [count.home.text, count.rule, count.outcome.rawValue].joined(separator: "\u{0}")
    }

    private func insert(_ rule: RuleRecord, at position: Int) throws {
        try database.run(
            """
            INSERT INTO rule (id, position, title, severity, enabled, subject_kind, rationale, remediation, remediators,
              false_positives, settings, parameters, query)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                rule.id, position, rule.title, rule.severity.rawValue, rule.enabled, rule.subjectKind.rawValue,
                rule.rationale, rule.remediation, rule.remediators, rule.falsePositives, rule.settings,
                rule.parameters, rule.query,
            ])
        for control in rule.controls {
            try database.run(
                "INSERT OR IGNORE INTO rule_control (rule_id, framework, control) VALUES (?, ?, ?)",
                [rule.id, control.framework, control.id])
        }
        for reading in rule.readings {
            try database.run(
                "INSERT OR IGNORE INTO rule_fact (rule_id, fact, endpoint, permission) VALUES (?, ?, ?, ?)",
                [rule.id, reading.fact, reading.endpoint, reading.permission])
        }
    }

    private func insert(_ record: WaiverRecord, at position: Int) throws {
        let waiver = record.waiver
        try database.run(
            """
            INSERT INTO waiver (id, position, rule_id, subject_pattern, reason, owner, approved_by, ticket, created, expires,
              covers_unverified, expired, matches, waives, broad)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)
            """,
            [
                waiver.id, position, waiver.rule, waiver.subjectPattern, waiver.reason, waiver.owner, waiver.approvedBy,
                waiver.ticket, waiver.created?.description, waiver.expires.description, waiver.coversUnverified,
                record.expired,
            ])
    }
}

extension Snapshot {
    /// Replaces the snapshot's audit by the one that `body` writes, in one transaction.
    package func replaceAudit(_ body: (borrowing AuditSession) throws -> Void) throws {
        do {
            try queue.writeWithoutTransaction { database in
                try FindingOrder.clear(in: database)
                // Foreign keys are checked at the end, all at once. Findings go into indexes in no order: in SQLite's 2 MiB of
                // cache their pages would be written and read again and again.
                try database.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -6000")
                defer { try? database.execute(sql: "PRAGMA foreign_keys = ON; PRAGMA cache_size = -2000") }
                try database.inTransaction {
                    for table in TableSet.audit { try database.execute(sql: "DELETE FROM \(table)") }
                    try body(try AuditSession(database))
                    try database.record(digestsOf: TableSet.audit)
                    for table in TableSet.audit { try database.checkForeignKeys(in: table) }
                    return .commit
                }
            }
        } catch let error as DatabaseError {
            throw SnapshotsError(.disk, "can't write the audit into \(file.path): \(error.message ?? "SQLite error")")
        }
    }
}
