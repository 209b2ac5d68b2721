// Which tables are observations, and which an audit writes.

import GRDB

enum TableSet {
    /// What an audit replaces, children before parents.
    static let audit = [
        "finding_evidence", "finding", "verdict_count", "waiver", "rule_fact", "rule_control", "control", "rule",
        "audit",
    ]

    /// Not part of any digest: one holds the digests, the other is compared with what it has to hold.
    private static let other: Set<String> = ["table_digest", "grdb_migrations"]

    /// Everything else: what was read from the forges and from the config, and how.
    static func observations(in database: Database) throws -> [String] {
        let all = try String.fetchAll(
            database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        let rest = Set(audit).union(other)
        return all.filter { !rest.contains($0) }
    }
}

extension Database {
    /// Records what `tables` hold now, in place of what was recorded of them before.
    func record(digestsOf tables: [String]) throws { try record(TableDigest.compute(tables, in: self)) }

    /// The same with `digests` that were taken already.
    func record(_ digests: [TableDigest]) throws {
        for digest in digests {
            try run(
                "INSERT OR REPLACE INTO table_digest (name, rows, sha256) VALUES (?, ?, ?)",
                [digest.table, digest.rows, digest.sha256])
        }
    }
}
