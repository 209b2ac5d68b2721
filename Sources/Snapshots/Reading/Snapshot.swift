// Opens a snapshot file, for reading or for auditing.

package import Foundation
import GRDB

/// An open snapshot. Every read sees one consistent state.
package final class Snapshot: Sendable {
    let queue: DatabaseQueue
    package let file: URL

    private init(_ file: URL, queue: DatabaseQueue) {
        self.file = file
        self.queue = queue
    }

    /// Opens an imported snapshot for reading only.
    package static func read(_ file: URL) throws -> Snapshot {
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        return try open(file, configuration)
    }

    /// Opens an imported snapshot so that an audit can be written into it.
    package static func edit(_ file: URL) throws -> Snapshot {
        var configuration = GRDB.Configuration()
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
        return try open(file, configuration)
    }

    private static func open(_ file: URL, _ configuration: GRDB.Configuration) throws -> Snapshot {
        try requireRegularFile(file)
        do {
            let queue = try DatabaseQueue(path: file.path, configuration: configuration)
            try queue.read { try Schema.check($0, path: file.path) }
            return Snapshot(file, queue: queue)
        } catch let error as DatabaseError {
            throw SnapshotsError(
                .damaged, "\(file.path) can't be read as a snapshot: \(error.message ?? "SQLite error")")
        }
    }

    /// A pipe would be waited for without end, and a device be read.
    private static func requireRegularFile(_ file: URL) throws(SnapshotsError) {
        var status = stat()
        guard stat(file.path, &status) == 0 else {
            if errno == ENOENT {
                throw SnapshotsError(.notFound, "there is no snapshot at \(file.path): run `forgeaudit import` first")
            }
            throw SnapshotsError(.unreadable, "\(file.path) can't be read: \(String(cString: strerror(errno)))")
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw SnapshotsError(.notASnapshot, "\(file.path) isn't a regular file, so it is no snapshot")
        }
        guard status.st_size > 0 else {
            throw SnapshotsError(.notASnapshot, "\(file.path) is empty, so it is no snapshot")
        }
    }

    /// Closes the file; nothing may use the snapshot afterwards.
    package func close() throws {
        do { try queue.close() } catch { throw SnapshotsError(.disk, "can't close \(file.path): \(error)") }
    }

    /// Runs `body`, which may read again while it streams, and turns SQLite's errors into the module's. A published file
    /// never changes, so all reads see one state.
    func reading<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            return try queue.unsafeReentrantRead(body)
        } catch let error as DatabaseError {
            throw SnapshotsError(.damaged, "\(file.path) can't be read: \(error.message ?? "SQLite error")")
        }
    }
}
