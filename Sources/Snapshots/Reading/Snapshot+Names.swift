// Which repositories and subjects stand behind a count, so that a report can name them.

package import Foundation
import GRDB
package import Inventory

/// A subject that a waiver covers, with its home.
package struct WaivedSubject: Sendable, Hashable {
    package let home: SubjectHome
    package let subject: String
}

/// How many results of one home a waiver covers.
package struct WaiverShare: Sendable, Hashable {
    package let waiver: String
    package let results: Int
}

extension Snapshot {
    /// The first `limit` paths of the repositories that the config excludes from `integration`, in byte order.
    package func excludedRepositories(of integration: String, limit: Int) throws -> [String] {
        try reading { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT r.path FROM integration_repository ir JOIN integration i ON i.id = ir.integration_id
                      JOIN repository r ON r.id = ir.repository_id
                    WHERE i.name = ? AND ir.excluded ORDER BY r.path, r.id LIMIT ?
                    """, arguments: [integration, limit])
        }
    }

    /// The first `limit` subjects that `waiver` covers, by home and subject.
    package func waivedSubjects(by waiver: String, limit: Int) throws -> [WaivedSubject] {
        try reading { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT f.subject_path, \(SubjectHome.columns) FROM finding f \(SubjectHome.join("f"))
                    WHERE f.waiver_id = ? AND f.waived
                    ORDER BY \(SubjectHome.order), f.subject_path, f.fingerprint LIMIT ?
                    """, arguments: [waiver, limit]
            ).map { WaivedSubject(home: SubjectHome(row: $0), subject: $0["subject_path"]) }
        }
    }

    /// The waivers that cover results of `home`, in the policy's order.
    package func waiverShares(of home: SubjectHome) throws -> [WaiverShare] {
        try reading { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT f.waiver_id, count(*) AS results FROM finding f \(SubjectHome.join("f"))
                      JOIN waiver w ON w.id = f.waiver_id
                    WHERE \(home.condition) AND f.waived GROUP BY f.waiver_id ORDER BY w.position
                    """, arguments: [home.name]
            ).map { WaiverShare(waiver: $0["waiver_id"], results: $0["results"]) }
        }
    }

    /// The first and the last time that a forge's own clock gave in an answer of this run; nil where none did.
    package func serverTimes() throws -> ClosedRange<Date>? {
        try reading { database in
            guard
                let row = try Row.fetchOne(
                    database, sql: "SELECT min(server_date) AS first, max(server_date) AS last FROM exchange"),
                let first = (row["first"] as String?).flatMap(Timestamp.parse),
                let last = (row["last"] as String?).flatMap(Timestamp.parse), first <= last
            else { return nil }
            return first...last
        }
    }
}
