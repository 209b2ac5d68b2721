// Looks into a snapshot file as a person with `sqlite3` would.
import Foundation
import GRDB

/// One file, opened for each question.
struct SnapshotProbe {
    let file: URL

    /// `run.content_sha256`.
    func digest() throws -> String? { try strings("SELECT content_sha256 FROM run").first }

    /// What SQLite finds wrong with the file; empty where all is well and the run has ended.
    func troubles() throws -> [String] {
        try strings("PRAGMA integrity_check").filter { $0 != "ok" }
            + strings("SELECT \"table\" || ' refers to ' || parent FROM pragma_foreign_key_check")
            + strings("SELECT 'still ' || state FROM run WHERE state <> 'imported' OR content_sha256 IS NULL")
    }

    func strings(_ sql: String) throws -> [String] {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: file.path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.read { try String.fetchAll($0, sql: sql) }
    }

    func change(_ sql: String) throws {
        let queue = try DatabaseQueue(path: file.path)
        defer { try? queue.close() }
        try queue.write { try $0.execute(sql: sql) }
    }
}
