// Looks for traces of a change after a snapshot was published.

import Foundation
import GRDB

/// One thing that is wrong with a snapshot file.
package struct IntegrityProblem: Sendable, Hashable, CustomStringConvertible {
    /// The table, index or view concerned; nil where the file as a whole is.
    package let table: String?
    package let message: String

    package init(table: String?, message: String) {
        self.table = table
        self.message = message
    }

    package var description: String { table.map { "\($0): \(message)" } ?? message }
}

extension Snapshot {
    /// Every trace of a change that the file itself can show: SQLite's own check, the schema, foreign keys, and the
    /// digests of all tables. Empty where there is none. Whoever recomputes the digests after a change leaves no trace
    /// here; a signature shows that.
    package func integrityProblems() throws -> [IntegrityProblem] {
        try reading { database in
            let damage = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
            guard damage.isEmpty else { return damage.map { IntegrityProblem(table: nil, message: "damaged: \($0)") } }
            return try sizeProblems(database) + schemaProblems(database) + foreignKeyProblems(database)
                + digestProblems(database)
        }
    }

    /// The digest over all observations with their evidence, as it was recorded when the import ended.
    package func observationsSHA256() throws -> String {
        try reading { database in
            let audit = Set(TableSet.audit)
            return TableDigest.combined(try recorded(database).filter { !audit.contains($0.table) })
        }
    }

    /// The digest over the audit, as it was recorded when the audit ended; the digest of nothing where there is none.
    package func auditSHA256() throws -> String {
        try reading { database in
            let audit = Set(TableSet.audit)
            return TableDigest.combined(try recorded(database).filter { audit.contains($0.table) })
        }
    }

    /// What the tables of results hold now: to compare two audits of the same observations.
    package func resultDigests() throws -> [TableDigest] {
        try reading { try TableDigest.compute(["finding", "finding_evidence", "verdict_count", "waiver"], in: $0) }
    }

    private func recorded(_ database: Database) throws -> [TableDigest] {
        try Row.fetchAll(database, sql: "SELECT name, rows, sha256 FROM table_digest ORDER BY name").map {
            TableDigest(table: $0["name"], rows: $0["rows"], sha256: $0["sha256"])
        }
    }

    /// SQLite doesn't mind what stands behind the last page.
    private func sizeProblems(_ database: Database) throws -> [IntegrityProblem] {
        let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        let bytes = pages * (try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0)
        let size = (try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int) ?? bytes
        return size == bytes
            ? [] : [IntegrityProblem(table: nil, message: "\(size - bytes) bytes too many in the file")]
    }

    private func schemaProblems(_ database: Database) throws -> [IntegrityProblem] {
        let empty = try DatabaseQueue()
        try Schema.migrator().migrate(empty)
        let found = try Self.objects(database)
        if found[PartStamp.table] != nil { try empty.write { try PartStamp.createTable(in: $0) } }
        let expected = try empty.read { try Self.objects($0) }
        let migrations = "SELECT identifier FROM grdb_migrations ORDER BY identifier"
        if found["grdb_migrations"] != nil,
            try String.fetchAll(database, sql: migrations)
                != empty.read({ try String.fetchAll($0, sql: migrations) })
        {
            return [IntegrityProblem(table: "grdb_migrations", message: "its content was changed after it was written")]
        }
        return Set(expected.keys).union(found.keys).sorted().compactMap { name in
            switch (expected[name], found[name]) {
            case (nil, _): IntegrityProblem(table: name, message: "doesn't belong to the schema")
            case (_, nil): IntegrityProblem(table: name, message: "is missing from the schema")
            case (let one, let other): one == other ? nil : IntegrityProblem(table: name, message: "its schema differs")
            }
        }
    }

    private static func objects(_ database: Database) throws -> [String: String] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT name, type || ' ' || ifnull(sql, '') AS text FROM sqlite_schema
                WHERE name NOT LIKE 'sqlite_autoindex_%'
                """
        )
        return Dictionary(rows.map { ($0["name"] as String, $0["text"] as String) }, uniquingKeysWith: { $1 })
    }

    private func foreignKeyProblems(_ database: Database) throws -> [IntegrityProblem] {
        let tables = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { $0["table"] as String }
        return Dictionary(grouping: tables, by: { $0 }).sorted { $0.key < $1.key }.map {
            IntegrityProblem(table: $0.key, message: "\($0.value.count) rows refer to what isn't there")
        }
    }

    private func digestProblems(_ database: Database) throws -> [IntegrityProblem] {
        let recorded = Dictionary(uniqueKeysWithValues: try recorded(database).map { ($0.table, $0) })
        let tables = try TableSet.observations(in: database) + TableSet.audit
        var problems = Set(recorded.keys).subtracting(tables).sorted().map { table in
            IntegrityProblem(table: "table_digest", message: "holds a digest of \(table), which isn't there")
        }
        for digest in try TableDigest.compute(tables.sorted(), in: database) {
            guard let before = recorded[digest.table] else {
                // Before the first audit its tables are empty, and nothing was recorded of them.
                if digest.rows == 0, TableSet.audit.contains(digest.table) { continue }
                problems.append(.init(table: digest.table, message: "no digest of it was recorded"))
                continue
            }
            if before == digest { continue }
            let rows = before.rows == digest.rows ? "" : " (\(before.rows) rows then, \(digest.rows) now)"
            problems.append(.init(table: digest.table, message: "its content was changed after it was written\(rows)"))
        }
        let content: String? = try String.fetchOne(database, sql: "SELECT content_sha256 FROM run")
        if content != (try ContentDigest.compute(database)) {
            problems.append(.init(table: "run", message: "content_sha256 isn't the digest of what was observed"))
        }
        return problems
    }
}
