// Finds among the published snapshots what a new one keeps of them, and has it copied.

import Foundation
import GRDB

/// Two earlier snapshots matter: the newest one that can be read hands on its history, and the newest *whole* one (every
/// import complete, or proven to be blocked) is the baseline, with which changes are told.
struct Recall {
    let database: Database
    let memory: RunMemory

    /// Copies from `candidates`, newest first, and returns a sentence on each that couldn't be read. A file of which
    /// half was copied before it turned out to be damaged leaves nothing behind.
    func run(from candidates: [URL]) throws -> [String] {
        var doubts: [String] = []
        var historyDone = false
        var unaudited: URL?
        var baseline: URL?
        try inTransaction { try BaselineCopy.clear(database) }
        for file in candidates where baseline == nil {
            do {
                let rank = try attached(file) { try assess() }
                guard rank != .foreign else { continue }
                if !historyDone {
                    try attached(file) {
                        try inTransaction { try HistoryCopy.run(database, limit: memory.historyLines) }
                    }
                    historyDone = true
                }
                guard rank == .whole || rank == .wholeUnaudited else { continue }
                if rank == .wholeUnaudited {
                    unaudited = unaudited ?? file
                    continue
                }
                try copy(file)
                baseline = file
            } catch let error as DatabaseError where !Self.isOurs(error) {
                doubts.append(Self.doubt(file, error))
            }
        }
        if baseline == nil, let file = unaudited {
            do {
                try copy(file)
                baseline = file
            } catch let error as DatabaseError where !Self.isOurs(error) {
                doubts.append(Self.doubt(file, error))
            }
        }
        if baseline == nil {
            try inTransaction {
                try database.run(
                    "INSERT INTO baseline (id, state, doubt) VALUES (1, ?, ?)",
                    [doubts.isEmpty ? "none" : "unreadable", doubts.first])
            }
        } else if let doubt = doubts.first {
            try inTransaction { try database.run("UPDATE baseline SET doubt = ?", [doubt]) }
        }
        return doubts
    }

    /// What an earlier snapshot is good for.
    private enum Rank {
        /// Another schema, another platform, or no finished run: none of this run's business.
        case foreign
        /// Of the same platform, with an import that says nothing certain.
        case open
        case wholeUnaudited, whole
    }

    private func assess() throws -> Rank {
        guard try Int32.fetchOne(database, sql: "PRAGMA earlier.application_id") == SchemaVersion1.applicationID else {
            throw DatabaseError(resultCode: .SQLITE_NOTADB, message: "it is no snapshot")
        }
        let version = try Int.fetchOne(database, sql: "PRAGMA earlier.user_version") ?? 0
        guard version <= Schema.version else {
            throw DatabaseError(resultCode: .SQLITE_SCHEMA, message: "a newer forgeaudit wrote it")
        }
        guard version == Schema.version else { return .foreign }
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT (SELECT count(*) FROM earlier.run e, main.run m
                    WHERE e.state = 'imported' AND e.started_at < m.started_at) AS earlier,
                  EXISTS (SELECT 1 FROM \(BaselineCopy.owners)) AS same_platform,
                  (SELECT count(*) FROM earlier.integration
                    WHERE import_state IS NULL OR import_state NOT IN ('complete', 'blocked')) AS open,
                  (SELECT count(*) FROM earlier.audit) AS audited
                """)
        guard let row, row["earlier"] as Int == 1, row["same_platform"] as Bool else { return .foreign }
        if row["open"] as Int > 0 { return .open }
        return row["audited"] as Int == 1 ? .whole : .wholeUnaudited
    }

    private func copy(_ file: URL) throws {
        try attached(file) {
            try inTransaction {
                try BaselineCopy.run(file: file.lastPathComponent, memory: memory, in: database)
            }
        }
    }

    private func inTransaction(_ body: () throws -> Void) throws {
        try database.inTransaction {
            try body()
            return .commit
        }
    }

    private func attached<Value>(_ file: URL, _ body: () throws -> Value) throws -> Value {
        try database.execute(sql: "ATTACH DATABASE ? AS earlier", arguments: [file.path])
        let value: Value
        do {
            value = try body()
        } catch {
            try? database.execute(sql: "DETACH DATABASE earlier")
            throw error
        }
        try database.execute(sql: "DETACH DATABASE earlier")
        return value
    }

    /// Whether the new file can't be written, which no earlier one is to blame for.
    private static func isOurs(_ error: DatabaseError) -> Bool {
        error.resultCode == .SQLITE_FULL || error.extendedResultCode == .SQLITE_IOERR_WRITE
            || error.extendedResultCode == .SQLITE_IOERR_FSYNC
    }

    private static func doubt(_ file: URL, _ error: DatabaseError) -> String {
        "\(file.lastPathComponent) can't be read: \(error.message ?? "SQLite error")"
    }
}
