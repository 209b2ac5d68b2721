// The run behind a snapshot, as reports show it.

package import Foundation
import GRDB
import Inventory

/// Provenance of the observations.
package struct RunRecord: Sendable, Hashable {
    package let toolVersion: String
    package let configPath: String
    package let configSHA256: String
    package let startedAt: Date
    package let finishedAt: Date?
    /// Whether every integration's import is proven complete, or proven to reach nothing (blocked).
    package let complete: Bool
    /// The digest over all observations.
    package let contentSHA256: String
    package let schemaVersion: Int
}

extension Snapshot {
    /// The run; throws `.damaged` where the file holds none that ended.
    package func run() throws -> RunRecord {
        try reading { database in
            guard let row = try Row.fetchOne(database, sql: "SELECT * FROM run WHERE state = 'imported'"),
                let started = Timestamp.parse(row["started_at"])
            else {
                throw SnapshotsError(.damaged, "\(file.path) holds no finished import: run `forgeaudit import` again")
            }
            let finished: String? = row["finished_at"]
            return RunRecord(
                toolVersion: row["tool_version"], configPath: row["config_path"], configSHA256: row["config_sha256"],
                startedAt: started, finishedAt: finished.flatMap(Timestamp.parse), complete: row["complete"] ?? false,
                contentSHA256: row["content_sha256"] ?? "",
                schemaVersion: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0)
        }
    }
}
