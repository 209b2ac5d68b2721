// Makes the partial file of a published, incomplete snapshot anew, so that a run can read what is missing in it.

import Foundation
import GRDB

/// The snapshot stays as it is until the run that takes up the partial file is published in its place.
package enum Reopening {
    /// What became of it.
    package enum Outcome: Sendable, Equatable {
        case reopened
        /// There is nothing to take up, and why.
        case nothing(String)
    }

    /// Copies the latest snapshot of `directory` into its partial file, without audit and memory. What the file is good for
    /// is for `Leftover` to say, as of any other that an interrupted run left. A partial file that is there already is
    /// newer, and stays.
    package static func run(_ directory: SnapshotDirectory) throws -> Outcome {
        guard !FileManager.default.fileExists(atPath: directory.partial.path) else { return .reopened }
        guard let ticket = directory.ticket() else { return .nothing("the last run was complete, or there is none") }
        let file = directory.latest.resolvingSymlinksInPath()
        if let reason = try reason(against: file, ticket) { return .nothing(reason) }
        do {
            try FileManager.default.copyItem(at: file, to: directory.partial)
        } catch {
            directory.removePartial()
            throw SnapshotsError(.disk, "can't write \(directory.partial.path): \(error.localizedDescription)")
        }
        do {
            let queue = try DatabaseQueue(path: directory.partial.path)
            defer { try? queue.close() }
            try queue.write { try reopen($0, ticket) }
        } catch let error as DatabaseError {
            directory.removePartial()
            throw SnapshotsError(
                .disk, "can't write \(directory.partial.path): \(error.message ?? "SQLite error")")
        }
        return .reopened
    }

    /// Why the snapshot can't be continued: whoever changed it must not have the change sealed by the next run.
    private static func reason(against file: URL, _ ticket: RetryTicket) throws -> String? {
        guard let snapshot = try? Snapshot.read(file) else { return "the last snapshot can't be read" }
        defer { try? snapshot.close() }
        let problems = try snapshot.integrityProblems()
        guard problems.isEmpty else { return "the last snapshot was changed: see forgeaudit snapshot verify" }
        let isTheTickets = try snapshot.reading { database in
            try Row.fetchOne(database, sql: "SELECT started_at, content_sha256 FROM run").map {
                $0["started_at"] == ticket.startedAt && $0["content_sha256"] == ticket.contentSHA256
            }
        }
        return isTheTickets == true ? nil : "the last snapshot isn't that of the incomplete run"
    }

    private static func reopen(_ database: Database, _ ticket: RetryTicket) throws {
        for table in TableSet.audit { try database.execute(sql: "DELETE FROM \(table)") }
        try database.execute(
            sql: """
                DELETE FROM table_digest;
                DROP TABLE IF EXISTS shard;
                UPDATE run SET state = 'importing', finished_at = NULL, complete = NULL, content_sha256 = NULL;
                """)
        try PartialCredentials.create(in: database)
        for (integration, fingerprint) in ticket.fingerprints {
            try PartialCredentials.insert(integration, ticket.salt, fingerprint, into: database)
        }
    }
}
