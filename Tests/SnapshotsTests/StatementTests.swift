// What is signed of a snapshot, and the two files that hold the signature.

import Foundation
import GRDB
import Testing

@testable import Snapshots

struct StatementTests {
    private static let key = String(repeating: "c", count: 64)

    private func statement(of file: URL) throws -> SnapshotStatement {
        let snapshot = try Snapshot.read(file)
        defer { try? snapshot.close() }
        return try snapshot.statement(keySHA256: Self.key)
    }

    /// Changes a file and records its digests anew, as somebody does who knows how.
    private func forge(_ file: URL, _ sql: String) throws {
        let queue = try DatabaseQueue(path: file.path)
        try queue.write { database in
            try database.execute(sql: sql)
            try database.run("UPDATE run SET content_sha256 = ?", [try ContentDigest.compute(database)])
            try database.record(digestsOf: TableSet.observations(in: database) + TableSet.audit)
        }
        try queue.close()
    }

    @Test("The statement names the run, the key, the rules and every table, and the same file gives the same bytes")
    func content() async throws {
        let folder = try TestFolder()
        let file = try await TestRun.write(folder.file("a"))
        let plain = try statement(of: file)
        #expect(plain.text.contains("\nrules-sha256 none\n"))
        try TestRun.audit(file)
        let text = try statement(of: file).text
        #expect(text.hasPrefix("forgeaudit-snapshot-statement 1\nkey-sha256 \(Self.key)\nrun 2026-11-22T02:00:00Z\n"))
        #expect(text.hasSuffix("\n") && text.utf8.allSatisfy { $0 == 10 || (32...126).contains($0) })
        let snapshot = try Snapshot.read(file)
        #expect(text.contains("\nrules-sha256 \(try snapshot.audit().rulesSHA256)\n"))
        #expect(text.contains("\nobservations-sha256 \(try snapshot.observationsSHA256())\n"))
        #expect(text.contains("\naudit-sha256 \(try snapshot.auditSHA256())\n"))
        for table in ["finding", "repository", "exchange", "run", "waiver"] {
            #expect(text.contains("\ntable \(table) "), "\(table)")
        }
        #expect(try statement(of: file).text == text)
        #expect(SnapshotStatement.keySHA256(in: text) == Self.key)
        for other in [
            "", "x", text.replacing("statement 1", with: "statement 2"), text.replacing("cccc", with: "CCCC"),
        ] {
            #expect(SnapshotStatement.keySHA256(in: other) == nil)
        }
    }

    @Test("A change that hides behind new digests changes the statement, and the table is named")
    func forged() async throws {
        let folder = try TestFolder()
        let file = try await TestRun.write(folder.file("a"))
        try TestRun.audit(file)
        let signed = try statement(of: file).text
        for (table, sql) in [
            ("repository", "UPDATE repository SET visibility = 'public' WHERE id = 1"),
            ("finding", "DELETE FROM finding_evidence; DELETE FROM finding"),
            ("finding", "UPDATE finding SET reason = 'never mind'"), ("rule", "UPDATE rule SET severity = 'info'"),
            ("run", "UPDATE run SET finished_at = '2026-11-22T03:00:00Z'"),
        ] {
            let copy = folder.file(UUID().uuidString)
            try FileManager.default.copyItem(at: file, to: copy)
            try forge(copy, sql)
            #expect(try Snapshot.read(copy).integrityProblems() == [], "\(sql)")
            #expect(try statement(of: copy).differences(from: signed).contains("table \(table)"), "\(sql)")
        }
        #expect(try statement(of: file).differences(from: signed) == [])
    }

    @Test("What could pass for several lines of a statement gives none")
    func injection() async throws {
        let folder = try TestFolder()
        for sql in [
            "UPDATE audit SET rules_sha256 = rules_sha256 || char(10) || 'table finding 0 0'",
            "CREATE TABLE \"a b\" (c TEXT)",
        ] {
            let file = try await TestRun.write(folder.file(UUID().uuidString))
            try TestRun.audit(file)
            try forge(file, sql)
            let error = #expect(throws: SnapshotsError.self) { try statement(of: file) }
            #expect(error?.code == .damaged, "\(sql)")
        }
    }

    @Test("A signature is published with its snapshot, goes with it, and one of an earlier file doesn't stay")
    func files() async throws {
        let folder = try TestFolder()
        let directory = SnapshotDirectory(folder.file("snapshots"))
        try directory.create()
        func names() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: directory.url.path).sorted()
        }
        let signature = SnapshotSignature(statement: Array("statement\n".utf8), signature: [1, 2, 3])
        for day in 0..<3 {
            _ = try await TestRun.write(directory.partial)
            let start = TestRun.start.addingTimeInterval(Double(day) * 86_400)
            let file = try directory.publish(directory.partial, startedAt: start, signature: signature)
            let files = SignatureFiles(beside: file)
            #expect(try [UInt8](Data(contentsOf: files.statement)) == signature.statement)
            #expect(try [UInt8](Data(contentsOf: files.signature)) == signature.signature)
            let attributes = try FileManager.default.attributesOfItem(atPath: files.signature.path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
        #expect(directory.snapshots().count == 3)
        directory.prune(keep: 1)
        let left = "snapshot-2026-11-24T020000Z.sqlite"
        #expect(try names() == ["latest.sqlite", left, left + ".sig", left + ".statement"])
        _ = try await TestRun.write(directory.partial)
        _ = try directory.publish(directory.partial, startedAt: TestRun.start.addingTimeInterval(2 * 86_400))
        #expect(try names() == ["latest.sqlite", left])
    }
}
