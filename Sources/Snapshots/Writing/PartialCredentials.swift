// Which secret each integration was read with, for as long as a run is unfinished.

import Foundation
import GRDB
import Inventory

/// A table of the partial file alone. A published snapshot has neither it nor the salt.
enum PartialCredentials {
    static let table = "partial_credential"

    static func write(_ plan: RunPlan, into database: Database) throws {
        try create(in: database)
        for integration in plan.integrations {
            try insert(integration.integration.id, Data(plan.salt), integration.credential, into: database)
        }
    }

    /// An empty table.
    static func create(in database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE IF NOT EXISTS partial_credential (
                  integration TEXT NOT NULL PRIMARY KEY,
                  salt BLOB NOT NULL,
                  fingerprint TEXT NOT NULL
                ) STRICT, WITHOUT ROWID;
                DELETE FROM partial_credential;
                """)
    }

    static func insert(
        _ integration: String, _ salt: Data, _ fingerprint: String, into database: Database
    ) throws {
        try database.run(
            "INSERT INTO partial_credential (integration, salt, fingerprint) VALUES (?, ?, ?)",
            [integration, salt, fingerprint])
    }

    /// What a run that reads the rest has to know, where an import of the finished run is neither complete nor proven to
    /// be blocked.
    static func ticket(_ database: Database) throws -> RetryTicket? {
        let open = try Int.fetchOne(
            database, sql: "SELECT count(*) FROM integration WHERE import_state NOT IN ('complete', 'blocked')")
        guard open != 0, let salt = try salt(database),
            let run = try Row.fetchOne(database, sql: "SELECT started_at, content_sha256 FROM run")
        else { return nil }
        let rows = try Row.fetchAll(database, sql: "SELECT integration, fingerprint FROM partial_credential")
        return RetryTicket(
            startedAt: run["started_at"], contentSHA256: run["content_sha256"], salt: Data(salt),
            fingerprints: Dictionary(uniqueKeysWithValues: rows.map { ($0["integration"], $0["fingerprint"]) }))
    }

    /// The salt of the run that wrote the file; nil where there is none.
    static func salt(_ database: Database) throws -> [UInt8]? {
        try Data.fetchOne(database, sql: "SELECT salt FROM partial_credential LIMIT 1").map { [UInt8]($0) }
    }

    /// The integrations of `plan` that were read with the secret that they have now.
    static func unchanged(_ plan: RunPlan, in database: Database) throws -> Set<String> {
        let rows = try Row.fetchAll(database, sql: "SELECT integration, salt, fingerprint FROM partial_credential")
        let kept = Set(
            rows.filter { ($0["salt"] as Data) == Data(plan.salt) }.map { row -> [String] in
                [row["integration"], row["fingerprint"]]
            })
        return Set(
            plan.integrations.map { ($0.integration.id, $0.credential) }
                .filter { kept.contains([$0.0, $0.1]) }.map { $0.0 })
    }

    /// Nothing of it stays behind, not even in a free page.
    static func remove(from database: Database) throws {
        try database.execute(sql: "PRAGMA secure_delete = ON; DROP TABLE IF EXISTS partial_credential")
    }
}
