// Writes a run's observations into the partial file as they come.

package import Foundation
import GRDB
package import Inventory

/// The one writer of a snapshot. Batches are committed as they come; what belongs to an integration counts only once its
/// last observation, `.ended`, has set its import state in a transaction of its own.
package actor SnapshotWriter {
    private let queue: DatabaseQueue
    private let file: URL
    private var integrations: [String: IntegrationRows] = [:]
    private var apps: [String: Int64] = [:]

    /// Creates `file` with an empty schema and writes the run's head. An existing file is an error.
    package init(creating file: URL, plan: RunPlan) throws {
        self.file = file
        do {
            try Self.createEmpty(file)
            var configuration = GRDB.Configuration()
            configuration.prepareDatabase { database in
                try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
            }
            queue = try DatabaseQueue(path: file.path, configuration: configuration)
            try Schema.migrator().migrate(queue)
            (integrations, apps) = try queue.write { database in
                try RunHead.write(plan, into: database)
            }
        } catch let error as DatabaseError {
            throw SnapshotsError(.disk, "can't write the snapshot \(file.path): \(error.message ?? "SQLite error")")
        }
    }

    /// Writes observations of one integration, in order, in one transaction.
    package func write(_ observations: [Observation], of integration: String) throws {
        guard var rows = integrations[integration] else { return }
        try inTransaction { database in
            for observation in observations { try rows.write(observation, into: database) }
        }
        integrations[integration] = rows
    }

    /// Writes an exchange that several integrations share.
    package func write(shared exchange: Exchange) throws {
        try inTransaction { try ExchangeRow.insert(exchange, integration: nil, into: $0) }
    }

    /// Writes what GitHub says of an App.
    package func write(_ app: Observed<App>, named name: String) throws {
        guard let id = apps[name] else { return }
        try inTransaction { try AppRows.write(app, id: id, into: $0) }
    }

    /// Seals the run: its end, whether everything is proven complete, and the digest over all observations. After it
    /// the file is closed, holds no journal beside itself and may be published.
    package func finish(at instant: Date) throws {
        try inTransaction { database in
            let open = try Int.fetchOne(
                database, sql: "SELECT count(*) FROM integration WHERE import_state IS NOT 'complete'")
            try database.run(
                "UPDATE run SET state = 'imported', finished_at = ?, complete = ?", [instant.column, open == 0])
            try database.run("UPDATE run SET content_sha256 = ?", [try ContentDigest.compute(database)])
        }
        try close()
    }

    /// SQLite takes over the mode of the file it finds, also for the journals beside it.
    private static func createEmpty(_ file: URL) throws(SnapshotsError) {
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw SnapshotsError(.disk, "can't create \(file.path): \(String(cString: strerror(errno)))")
        }
        Foundation.close(descriptor)
    }

    private func close() throws {
        do {
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try queue.close()
        } catch {
            throw SnapshotsError(.disk, "can't close the snapshot \(file.path): \(error)")
        }
    }

    private func inTransaction(_ body: (Database) throws -> Void) throws {
        do {
            try queue.write(body)
        } catch let error as DatabaseError {
            throw SnapshotsError(.disk, "can't write the snapshot \(file.path): \(error.message ?? "SQLite error")")
        }
    }
}
