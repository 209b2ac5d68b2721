// Writes a run's observations into the partial file as they come.

package import Foundation
import GRDB
package import Inventory

/// The one writer of a snapshot. Batches are committed as they come; what belongs to an integration counts only once its
/// last observation, `.ended`, has set its import state in a transaction of its own.
package actor SnapshotWriter {
    private let queue: DatabaseQueue
    private let file: URL
    private var integrations: [String: IntegrationRows]
    private var apps: [String: Int64]
    private let memory: RunMemory
    /// Rows of Apps' exchanges that stand under another id than the one they came with.
    private var aliases: [ExchangeID: ExchangeID] = [:]

    /// Creates `file` with an empty schema and writes the run's head. An existing file is an error.
    package init(creating file: URL, plan: RunPlan) throws {
        self.file = file
        memory = RunMemory(plan)
        let (queue, head) = try Self.opening(file) {
            try Self.createEmpty(file)
            let queue = try Self.connect(file)
            try Schema.migrator().migrate(queue)
            return (queue, try queue.write { try RunHead.write(plan, into: $0) })
        }
        self.queue = queue
        (integrations, apps) = head
    }

    /// Takes up the run that `leftover` describes. What is whole in it stays; every other integration starts anew.
    package init(resuming leftover: Leftover, plan: RunPlan) throws {
        let file = leftover.file
        self.file = file
        memory = RunMemory(plan)
        let (queue, head) = try Self.opening(file) {
            let queue = try Self.connect(file)
            return (queue, try queue.write { try RunHead.renew(plan, keeping: leftover.whole, in: $0) })
        }
        self.queue = queue
        (integrations, apps) = head
    }

    /// Writes observations of one integration, in order, in one transaction.
    package func write(_ observations: [Observation], of integration: String) throws {
        // Taken out while it is changed: else its table of repositories would be copied for every batch.
        guard var rows = integrations.removeValue(forKey: integration) else { return }
        defer { integrations[integration] = rows }
        rows.aliases = aliases
        try inTransaction { database in
            for observation in observations { try rows.write(observation, into: database) }
        }
    }

    /// Writes an exchange that the integrations of an App share.
    package func write(_ exchange: Exchange, ofApp name: String) throws {
        guard let app = apps[name] else { return }
        var id = exchange.id
        try inTransaction { id = try ExchangeRow.insert(exchange, app: app, into: $0) }
        if id != exchange.id { aliases[exchange.id] = id }
    }

    /// Writes what GitHub says of an App.
    package func write(_ app: Observed<App>, named name: String) throws {
        guard let id = apps[name] else { return }
        let aliases = aliases
        try inTransaction { try AppRows.write(app.movingExchange(aliases), id: id, into: $0) }
    }

    /// Writes what else an App's own key shows.
    package func write(_ details: AppDetails, ofApp name: String) throws {
        guard let id = apps[name] else { return }
        let aliases = aliases
        try inTransaction { try AppDetailRows(database: $0, app: id, aliases: aliases).write(details) }
    }

    /// Marks the file as a part of a whole. A part isn't carried over into, recalls nothing, and is never audited.
    package func stamp(_ stamp: PartStamp) throws {
        try inTransaction { try stamp.write(into: $0) }
    }

    /// Copies everything that a part observed. The plan of the file is the whole config's, and the part's integrations are
    /// among its own.
    package func merge(_ part: SnapshotPart) throws {
        try Self.opening(file) {
            try queue.writeWithoutTransaction { database in
                try database.execute(sql: "ATTACH DATABASE ? AS part", arguments: [part.file.path])
                let result = Result {
                    try database.inTransaction {
                        try PartCopy(database).run()
                        try database.checkForeignKeys()
                        return .commit
                    }
                }
                try? database.execute(sql: "DETACH DATABASE part")
                try result.get()
            }
        }
    }

    /// Copies what the published snapshot `earlier` knew of integrations that couldn't be read in full now. Copied rows
    /// say since when they are stale.
    package func carryOver(from earlier: URL) throws {
        do {
            try queue.writeWithoutTransaction { try CarryOver.run(from: earlier, in: $0) }
        } catch let error as DatabaseError {
            throw SnapshotsError(.disk, "can't carry over from \(earlier.path): \(error.message ?? "SQLite error")")
        }
    }

    /// Copies what reports and change rules need of earlier snapshots: `earlier` are published ones, newest first, of
    /// which the first readable hands on the history and the first whole one is the baseline. Snapshots of other
    /// platforms, and those that don't come before this run, are passed over. Returns a sentence for each that couldn't
    /// be read. Call it when all imports have ended.
    package func recall(_ earlier: [URL]) throws -> [String] {
        try Self.opening(file) {
            try queue.writeWithoutTransaction { try Recall(database: $0, memory: memory).run(from: earlier) }
        }
    }

    /// Seals the run: its end, whether everything is proven complete, and the digests over all observations. After it
    /// the file is closed, holds no journal beside itself and may be published. Returns what the run that reads the rest
    /// has to know; nil where there is no rest.
    @discardableResult
    package func finish(at instant: Date) async throws -> RetryTicket? {
        // Nothing is observed any more, and as much memory is free for the digests.
        integrations.removeAll()
        apps.removeAll()
        async let content = Self.contentDigest(of: file)
        let changing = Self.changedAtTheEnd
        let digests = try Self.opening(file) {
            try queue.read { database in
                let tables = try TableSet.observations(in: database).filter { !changing.contains($0) }
                return try TableDigest.compute(tables, in: database)
            }
        }
        let ticket = try seal(at: instant, content: try await content, digests)
        try close()
        return ticket
    }

    /// What `seal` writes: its digest is to be taken afterwards.
    private static let changedAtTheEnd: Set<String> = ["run", PartialCredentials.table]

    private func seal(at instant: Date, content: String, _ digests: [TableDigest]) throws -> RetryTicket? {
        var ticket: RetryTicket?
        try inTransaction { database in
            let open = try Int.fetchOne(
                database,
                sql: """
                    SELECT count(*) FROM integration
                    WHERE import_state IS NULL OR import_state NOT IN ('complete', 'blocked')
                    """)
            try database.run(
                "UPDATE run SET state = 'imported', finished_at = ?, complete = ?, content_sha256 = ?",
                [instant.column, open == 0, content])
            ticket = try PartialCredentials.ticket(database)
            try PartialCredentials.remove(from: database)
            let rest = Set(try TableSet.observations(in: database)).subtracting(digests.map(\.table))
            try database.record(digests + TableDigest.compute(rest.sorted(), in: database))
            try database.checkForeignKeys()
        }
        return ticket
    }

    /// Read over a connection of its own, beside the tables' digests: each of them passes over all repositories.
    private static func contentDigest(of file: URL) throws -> String {
        try opening(file) {
            var configuration = GRDB.Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: file.path, configuration: configuration)
            defer { try? queue.close() }
            return try queue.read { try ContentDigest.compute($0) }
        }
    }

    /// Foreign keys are checked when the run is sealed, all at once: a look-up for each of a row's references costs more
    /// than writing the row. A file that wasn't sealed is no snapshot.
    private static func connect(_ file: URL) throws -> DatabaseQueue {
        var configuration = GRDB.Configuration()
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
        }
        return try DatabaseQueue(path: file.path, configuration: configuration)
    }

    private static func opening<Value>(_ file: URL, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw SnapshotsError(.disk, "can't write the snapshot \(file.path): \(error.message ?? "SQLite error")")
        }
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
        try Self.opening(file) { try queue.write(body) }
    }
}
