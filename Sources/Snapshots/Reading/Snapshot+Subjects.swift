// Subjects and exchanges of a snapshot that is only read.

import GRDB
package import Inventory

extension Snapshot {
    /// Calls `body` for every subject, in the audit's order, one at a time.
    package func forEachSubject(_ body: (Subject) throws -> Void) throws {
        try reading { try SubjectStream($0).run(body) }
    }

    /// The exchange of that number, as evidence; nil where there is none.
    package func exchange(_ id: ExchangeID) throws -> FindingRecord.Evidence? {
        try reading { database in
            try Row.fetchOne(database, sql: "SELECT * FROM exchange WHERE id = ?", arguments: [id]).map { row in
                let date: String? = row["server_date"]
                return FindingRecord.Evidence(
                    method: row["method"], path: row["path"], status: row["status"], requestID: row["request_id"],
                    serverDate: date.flatMap(Timestamp.parse), bodySHA256: row["body_sha256"], failure: row["failure"])
            }
        }
    }
}
