// What earlier snapshots knew of a finding.

package import Foundation
import GRDB
import Inventory

/// A finding's past, where there is a baseline.
package enum FindingPast: Sendable, Hashable {
    case new
    /// It was resolved before; last seen then.
    case reopened(Date)
    /// Open (or unverified) in the baseline, and without a break since the given instant.
    case known(Date)
}

extension Snapshot {
    /// The past of the finding with that fingerprint; nil where there is no baseline to know it from.
    package func past(of fingerprint: String) throws -> FindingPast? {
        try reading { database in
            guard try String.fetchOne(database, sql: "SELECT state FROM baseline") == "found" else { return nil }
            let since = try String.fetchOne(
                database, sql: "SELECT since FROM baseline_finding WHERE fingerprint = ?", arguments: [fingerprint])
            if let since = since.flatMap(Timestamp.parse) { return .known(since) }
            let seen = try String.fetchOne(
                database, sql: "SELECT last_seen_at FROM resolved_finding WHERE fingerprint = ?",
                arguments: [fingerprint])
            return seen.flatMap(Timestamp.parse).map { .reopened($0) } ?? .new
        }
    }

    /// How many findings are unverified that weren't in the baseline; 0 where there is none.
    package func newlyUnverifiable() throws -> Int {
        try reading { database in
            try Int.fetchOne(
                database, sql: "SELECT count(*) FROM (\(BaselineChangeQuery.of(.newlyUnverifiable)))") ?? 0
        }
    }

    /// How many findings are `new`, `reopened`, `resolved` and `changed` since the baseline, by that word; empty where
    /// there is none.
    package func findingChanges() throws -> [String: Int] {
        try reading { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT change, count(*) AS findings FROM change_view GROUP BY change")
            return Dictionary(
                rows.map { ($0["change"] as String, $0["findings"] as Int) }, uniquingKeysWith: { first, _ in first })
        }
    }
}
