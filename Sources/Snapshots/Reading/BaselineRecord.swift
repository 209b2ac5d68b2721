// The earlier snapshot that a snapshot compares itself with, as reports show it.

package import Foundation
import GRDB
import Inventory

/// What became of the search for a baseline when the snapshot was made.
package enum BaselineRecord: Sendable, Hashable {
    /// A baseline's provenance, as it was when it was copied.
    package struct Found: Sendable, Hashable {
        package let file: String
        package let startedAt: Date
        package let finishedAt: Date
        package let contentSHA256: String
        /// Nil where the baseline wasn't audited: then every finding is new.
        package let rulesSHA256: String?
        package let policySHA256: String?
        /// A newer snapshot that couldn't be read, in a sentence; nil where there was none.
        package let doubt: String?
    }

    /// No earlier whole snapshot of this platform: a first run.
    case none
    /// There is an earlier one, and why it can't be read.
    case unreadable(String)
    case found(Found)

    package var found: Found? { if case .found(let found) = self { found } else { nil } }
}

extension Snapshot {
    /// The baseline; `.none` also where the snapshot was written without looking for one.
    package func baseline() throws -> BaselineRecord {
        try reading { database in
            guard let row = try Row.fetchOne(database, sql: "SELECT * FROM baseline") else { return .none }
            let doubt: String? = row["doubt"]
            if row["state"] as String == "unreadable" { return .unreadable(doubt ?? "") }
            guard let file: String = row["file"], let started = (row["started_at"] as String?).flatMap(Timestamp.parse),
                let finished = (row["finished_at"] as String?).flatMap(Timestamp.parse)
            else { return .none }
            return .found(
                .init(
                    file: file, startedAt: started, finishedAt: finished, contentSHA256: row["content_sha256"] ?? "",
                    rulesSHA256: row["rules_sha256"], policySHA256: row["policy_sha256"], doubt: doubt))
        }
    }
}
