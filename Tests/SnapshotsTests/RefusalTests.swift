// Files that are no snapshots, or not yet, or not any more.

import Foundation
import GRDB
import Snapshots
import Testing

struct RefusalTests {
    private func code(_ body: () throws -> Void) -> SnapshotsError.Code? {
        #expect(throws: SnapshotsError.self) { try body() }?.code
    }

    @Test("A missing file, a foreign database and a text file are told apart")
    func foreign() throws {
        let folder = try TestFolder()
        #expect(code { _ = try Snapshot.read(folder.file("nothing")) } == .notFound)
        let foreign = folder.file("foreign.sqlite")
        let queue = try DatabaseQueue(path: foreign.path)
        try queue.write { try $0.execute(sql: "CREATE TABLE run (id)") }
        try queue.close()
        #expect(code { _ = try Snapshot.read(foreign) } == .notASnapshot)
        #expect(code { _ = try Snapshot.edit(foreign) } == .notASnapshot)
        let text = folder.file("text")
        try Data(String(repeating: "not a database\n", count: 500).utf8).write(to: text)
        #expect(code { _ = try Snapshot.read(text) } == .damaged)
    }

    @Test("A newer schema is refused, and the message names both versions")
    func newer() async throws {
        let folder = try TestFolder()
        let file = try await TestRun.write(folder.file("s.sqlite"))
        let queue = try DatabaseQueue(path: file.path)
        try await queue.write { try $0.execute(sql: "PRAGMA user_version = 99") }
        try queue.close()
        let error = #expect(throws: SnapshotsError.self) { try Snapshot.read(file) }
        #expect(error?.code == .newerSchema)
        #expect(error?.message.contains("99") == true)
    }

    @Test("A run that didn't finish has no head to report")
    func unfinished() async throws {
        let folder = try TestFolder()
        let file = folder.file("run.partial")
        let writer = try SnapshotWriter(creating: file, plan: TestRun.plan())
        try await writer.write(TestRun.githubObservations(), of: "hub")
        #expect(code { _ = try Snapshot.read(file).run() } == .damaged)
        #expect(code { _ = try Snapshot.read(file).outcome() } == .notAudited)
    }

    @Test("An existing file is never written over")
    func existing() async throws {
        let folder = try TestFolder()
        let file = try await TestRun.write(folder.file("s.sqlite"))
        let before = try Data(contentsOf: file)
        let error = #expect(throws: SnapshotsError.self) { try SnapshotWriter(creating: file, plan: TestRun.plan()) }
        #expect(error?.code == .disk)
        #expect(try Data(contentsOf: file) == before)
    }
}
