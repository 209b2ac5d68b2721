// The folder of snapshots: publication, the link to the newest, the lock, pruning.

import Foundation
import Snapshots
import Testing

struct DirectoryTests {
    @Test("A published snapshot has its final name, nothing partial stays, and latest leads to it")
    func publication() async throws {
        let folder = try TestFolder()
        let directory = SnapshotDirectory(folder.file("snapshots"))
        try directory.create()
        _ = try await TestRun.write(directory.partial)
        #expect(directory.snapshots().isEmpty, "a partial file is no snapshot")
        let file = try directory.publish(directory.partial, startedAt: TestRun.start)
        #expect(file.lastPathComponent == "snapshot-2026-11-22T020000Z.sqlite")
        #expect(directory.snapshots().map(\.lastPathComponent) == [file.lastPathComponent])
        #expect(!FileManager.default.fileExists(atPath: directory.partial.path))
        #expect(try Snapshot.read(directory.latest).integrations().count == 2)
        let names = try FileManager.default.contentsOfDirectory(atPath: directory.url.path)
        #expect(!names.contains { $0.hasSuffix("-wal") || $0.hasSuffix("-shm") })
        let later = TestRun.start.addingTimeInterval(86_400)
        _ = try await TestRun.write(directory.partial)
        let next = try directory.publish(directory.partial, startedAt: later)
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: directory.latest.path)
        #expect(target == next.lastPathComponent)
    }

    @Test("Only its owner may read a snapshot")
    func modes() async throws {
        let folder = try TestFolder()
        let directory = SnapshotDirectory(folder.file("snapshots"))
        try directory.create()
        let file = try await TestRun.write(directory.partial)
        func mode(_ url: URL) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
        }
        #expect(try mode(file) == 0o600)
        #expect(try mode(directory.url) == 0o700)
    }

    @Test("A second run is refused while the first holds the lock, and let in afterwards")
    func lock() throws {
        let directory = SnapshotDirectory(try TestFolder().file("snapshots"))
        try directory.create()
        do {
            let held = try directory.lock()
            let error = #expect(throws: SnapshotsError.self) { try directory.lock() }
            #expect(error?.code == .inUse)
            #expect(error?.message.contains("process \(ProcessInfo.processInfo.processIdentifier)") == true)
            withExtendedLifetime(held) {}
        }
        let again = try directory.lock()
        withExtendedLifetime(again) {}
        try FileManager.default.removeItem(at: directory.url.deletingLastPathComponent())
    }

    @Test("Pruning keeps the newest and whatever latest points at")
    func prune() async throws {
        let folder = try TestFolder()
        let directory = SnapshotDirectory(folder.file("snapshots"))
        try directory.create()
        for day in [3, 1, 2] {
            _ = try await TestRun.write(directory.partial)
            _ = try directory.publish(
                directory.partial, startedAt: TestRun.start.addingTimeInterval(Double(day) * 86_400))
        }
        directory.prune(keep: 1)
        #expect(
            directory.snapshots().map(\.lastPathComponent) == [
                "snapshot-2026-11-24T020000Z.sqlite", "snapshot-2026-11-25T020000Z.sqlite",
            ])
        directory.prune(keep: 0)
        #expect(directory.snapshots().count == 2)
    }
}
