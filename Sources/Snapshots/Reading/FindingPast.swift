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
            let statement = try database.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM baseline WHERE state = 'found'),
                      (SELECT since FROM baseline_finding WHERE fingerprint = ?1),
                      (SELECT last_seen_at FROM resolved_finding WHERE fingerprint = ?1)
                    """)
            guard let row = try Row.fetchOne(statement, arguments: [fingerprint]), row[0] == true else { return nil }
            let (since, seen): (String?, String?) = (row[1], row[2])
            if let since = since.flatMap(Timestamp.parse) { return .known(since) }
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
