// A finding reduced to what tells one run's from another's.

import GRDB
package import Inventory

/// What two snapshots are compared by; no reason, no evidence.
package struct FindingState: Sendable, Hashable {
    package let fingerprint: String
    package let rule: String
    package let home: SubjectHome
    package let subjectKind: SubjectKind
    package let subject: String
    package let subjectForgeID: Int64?
    package let isFail: Bool
    package let severity: Severity
    package let waived: Bool

    package init(
        fingerprint: String, rule: String, home: SubjectHome, subjectKind: SubjectKind, subject: String,
        subjectForgeID: Int64?, isFail: Bool, severity: Severity, waived: Bool
    ) {
        self.fingerprint = fingerprint
        self.rule = rule
        self.home = home
        self.subjectKind = subjectKind
        self.subject = subject
        self.subjectForgeID = subjectForgeID
        self.isFail = isFail
        self.severity = severity
        self.waived = waived
    }
}

extension Snapshot {
    /// Hands `body` a function that gives the next finding at each call, by fingerprint in byte order, and nil at the
    /// end: two snapshots can be walked side by side, one finding of each in memory.
    package func walkFindings<Value>(_ body: (_ next: () throws -> FindingState?) throws -> Value) throws -> Value {
        try reading { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT f.fingerprint, f.rule_id, \(SubjectHome.columns), f.subject_kind, f.subject_path,
                      f.subject_forge_id, f.verdict, f.severity, f.waived
                    FROM finding f \(SubjectHome.join("f")) ORDER BY f.fingerprint
                    """)
            return try body {
                try rows.next().map { row in
                    FindingState(
                        fingerprint: row["fingerprint"], rule: row["rule_id"], home: SubjectHome(row: row),
                        subjectKind: SubjectKind(rawValue: row["subject_kind"]) ?? .integration,
                        subject: row["subject_path"], subjectForgeID: row["subject_forge_id"],
                        isFail: row["verdict"] == "fail", severity: Severity(rawValue: row["severity"]) ?? .critical,
                        waived: row["waived"])
                }
            }
        }
    }
}
