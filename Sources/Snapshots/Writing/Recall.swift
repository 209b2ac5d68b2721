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
        try inTransaction { try BaselineCopy.clear(database) }
        let found = try search(candidates, &doubts)
        try inTransaction {
            if found {
                try database.run("UPDATE baseline SET doubt = ?", [doubts.first])
            } else {
                try database.run(
                    "INSERT INTO baseline (id, state, doubt) VALUES (1, ?, ?)",
                    [doubts.isEmpty ? "none" : "unreadable", doubts.first])
            }
        }
        return doubts
    }

    /// Whether a baseline was found: the newest whole snapshot that was audited, else the newest whole one.
    private func search(_ candidates: [URL], _ doubts: inout [String]) throws -> Bool {
        var hasHistory = false
        var unaudited: URL?
        for file in candidates {
            let found = try reading(file, &doubts) {
                let rank = try assess()
                if rank != .foreign { try requireUnchanged(file) }
                if rank != .foreign && !hasHistory {
                    try inTransaction { try HistoryCopy.run(database, limit: memory.historyLines) }
                    hasHistory = true
                }
                if rank == .wholeUnaudited { unaudited = unaudited ?? file }
                if rank == .whole { try copy(file) }
                return rank == .whole
            }
            if found == true { return true }
        }
        guard let unaudited else { return false }
        return try reading(unaudited, &doubts) {
            try copy(unaudited)
            return true
        } ?? false
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

    /// What somebody wrote into an earlier snapshot must not make a new finding a known one, nor be sealed with this run.
    private func requireUnchanged(_ file: URL) throws {
        let snapshot = try Snapshot.read(file)
        defer { try? snapshot.close() }
        guard let problem = try snapshot.integrityProblems().first else { return }
        throw DatabaseError(
            resultCode: .SQLITE_CORRUPT, message: "it was changed after it was published (\(problem))")
    }

    private func copy(_ file: URL) throws {
        try inTransaction { try BaselineCopy.run(file: file.lastPathComponent, memory: memory, in: database) }
    }

    private func inTransaction(_ body: () throws -> Void) throws {
        try database.inTransaction {
            try body()
            return .commit
        }
    }

    /// Runs `body` with `file` attached as `earlier`; nil, with a doubt more, where the file can't be read.
    private func reading<Value>(_ file: URL, _ doubts: inout [String], _ body: () throws -> Value) throws -> Value? {
        do {
            try database.execute(sql: "ATTACH DATABASE ? AS earlier", arguments: [file.path])
            let result = Result { try body() }
            try? database.execute(sql: "DETACH DATABASE earlier")
            return try result.get()
        } catch let error as DatabaseError where !Self.isOurs(error) {
            doubts.append("\(file.lastPathComponent) can't be read: \(error.message ?? "SQLite error")")
            return nil
        }
    }

    /// Whether the new file can't be written, which no earlier one is to blame for.
    private static func isOurs(_ error: DatabaseError) -> Bool {
        error.resultCode == .SQLITE_FULL || error.extendedResultCode == .SQLITE_IOERR_WRITE
            || error.extendedResultCode == .SQLITE_IOERR_FSYNC
    }
}
