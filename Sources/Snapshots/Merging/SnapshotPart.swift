// A shard's snapshot, as far as a merge must know it before it copies anything.

package import Foundation
import GRDB
import Inventory

/// A finished part.
package struct SnapshotPart: Sendable, Hashable {
    package let file: URL
    package let stamp: PartStamp
    package let toolVersion: String
    package let configSHA256: String
    package let startedAt: Date
    package let finishedAt: Date
    package let schemaVersion: Int

    /// Reads a part. Throws `SnapshotsError` `.notAPart` for a whole snapshot, `.changed` for a part that somebody changed,
    /// and another where the file isn't there, or can't be read as a whole.
    package init(reading file: URL) throws {
        let snapshot = try Self.open(file)
        defer { try? snapshot.close() }
        let run = try snapshot.run()
        let row = try snapshot.reading { database -> Row? in
            guard try database.tableExists("shard") else { return nil }
            return try Row.fetchOne(database, sql: "SELECT number, count, rules_sha256 FROM shard")
        }
        guard let row else {
            throw SnapshotsError(
                .notAPart, "\(file.path) is no part: parts come from `forgeaudit run --shard NUMBER/COUNT`")
        }
        // Whoever joins parts vouches for them: a change must not become part of what is sealed, and signed, anew.
        let problems = try snapshot.integrityProblems()
        if let problem = problems.first {
            throw SnapshotsError(
                problem.table == nil ? .damaged : .changed,
                "\(file.path) isn't what its run wrote (\(problem)): copy the part again, or run it again")
        }
        self.file = file
        stamp = PartStamp(number: row[0], count: row[1], rulesSHA256: row[2])
        toolVersion = run.toolVersion
        configSHA256 = run.configSHA256
        startedAt = run.startedAt
        finishedAt = run.finishedAt ?? run.startedAt
        schemaVersion = run.schemaVersion
    }

    private static func open(_ file: URL) throws -> Snapshot {
        do {
            return try Snapshot.read(file)
        } catch let error as SnapshotsError where error.code == .notFound {
            throw SnapshotsError(
                .notFound, "there is no part at \(file.path): run that shard, or copy its snapshot to there")
        }
    }
}
