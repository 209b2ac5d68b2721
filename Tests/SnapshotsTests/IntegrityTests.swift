// A change of one value in any table of a published snapshot is found, and the table named.

import Foundation
import GRDB
import Snapshots
import Testing

struct IntegrityTests {
    private func audited(_ folder: TestFolder) async throws -> URL {
        let file = try await TestRun.write(folder.file("a"))
        try TestRun.audit(file)
        return file
    }

    /// Runs `sql` on the file as somebody with an editor would, and returns the tables that are then found changed.
    private func tables(of file: URL, after sql: String, foreignKeys: Bool = false) throws -> Set<String?> {
        let copy = file.deletingLastPathComponent().appending(path: UUID().uuidString)
        try FileManager.default.copyItem(at: file, to: copy)
        var configuration = Configuration()
        configuration.foreignKeysEnabled = foreignKeys
        let queue = try DatabaseQueue(path: copy.path, configuration: configuration)
        try queue.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA ignore_check_constraints = ON")
            try $0.execute(sql: sql)
        }
        try queue.close()
        let snapshot = try Snapshot.read(copy)
        defer { try? snapshot.close() }
        return Set(try snapshot.integrityProblems().map(\.table))
    }

    @Test("A file as it was written shows no trace, audited or not")
    func whole() async throws {
        let folder = try TestFolder()
        let file = try await TestRun.write(folder.file("a"))
        #expect(try Snapshot.read(file).integrityProblems() == [])
        try TestRun.audit(file)
        let snapshot = try Snapshot.read(file)
        #expect(try snapshot.integrityProblems() == [])
        #expect(try snapshot.observationsSHA256().count == 64)
    }

    @Test("Each table that has rows is named when one of its values changes, or a row goes")
    func everyTable() async throws {
        let folder = try TestFolder()
        let file = try await audited(folder)
        let queue = try DatabaseQueue(path: file.path)
        let columns = try await queue.read { database in
            try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            ).filter { !["table_digest", "grdb_migrations"].contains($0) }.compactMap { table -> (String, String)? in
                guard try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0 > 0 else { return nil }
                let column = try database.columns(in: table).last { $0.type == "TEXT" }
                return column.map { (table, $0.name) }
            }
        }
        try queue.close()
        #expect(columns.count >= 20)
        for (table, column) in columns {
            let changed = try tables(of: file, after: "UPDATE \(table) SET \(column) = ifnull(\(column), '') || 'x'")
            #expect(changed.contains(table), "\(table).\(column)")
            #expect(try tables(of: file, after: "DELETE FROM \(table)").contains(table), "\(table)")
        }
    }

    @Test("Texts that differ after a zero byte, in their type or by where they are cut are different")
    func hidden() async throws {
        let folder = try TestFolder()
        let file = try await audited(folder)
        #expect(try tables(of: file, after: "SELECT 1") == [])
        for sql in [
            "UPDATE repository SET path = path || char(0) || 'x'",
            "UPDATE repository SET default_branch = CASE WHEN default_branch IS NULL THEN '-' ELSE NULL END",
            "UPDATE repository SET path = path || ',', default_branch = substr(default_branch, 2)",
        ] {
            #expect(try tables(of: file, after: sql).contains("repository"), "\(sql)")
        }
    }

    @Test("A changed schema, a dangling reference and a digest that was taken away are told")
    func schema() async throws {
        let folder = try TestFolder()
        let file = try await audited(folder)
        #expect(try tables(of: file, after: "CREATE TABLE extra (a)").contains("extra"))
        #expect(try tables(of: file, after: "DROP VIEW finding_view").contains("finding_view"))
        #expect(
            try tables(of: file, after: "CREATE TRIGGER t AFTER INSERT ON run BEGIN SELECT 1; END").contains("t"))
        #expect(try tables(of: file, after: "DELETE FROM table_digest WHERE name = 'repository'") == ["repository"])
        #expect(try tables(of: file, after: "DELETE FROM exchange").contains("exchange"))
        #expect(try tables(of: file, after: "DELETE FROM grdb_migrations") == ["grdb_migrations"])
        #expect(try tables(of: file, after: "INSERT INTO table_digest VALUES ('more', 1, 'a')") == ["table_digest"])
        #expect(try tables(of: file, after: "ANALYZE").contains("sqlite_stat1"))
    }

    @Test("Bytes behind the last page are told")
    func longer() async throws {
        let folder = try TestFolder()
        let file = try await audited(folder)
        let handle = try FileHandle(forWritingTo: file)
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("more".utf8))
        try handle.close()
        #expect(try Snapshot.read(file).integrityProblems().map(\.message) == ["4 bytes too many in the file"])
    }
}
