// A year of nights: what is kept, what is remembered, and what each night's comparison says.
import FixtureForge
import Foundation
import Snapshots
import TestSupport
import Testing

@Suite("A year of nights", .timeLimit(.minutes(30)))
struct YearTests {
    private struct Diff: Decodable {
        struct Change: Decodable {
            let about: String
            let change: String
            let rule: String?
            let subject: String?
        }
        let changes: [Change]

        /// The subjects of changes of one kind.
        func subjects(_ about: String, _ kinds: String..., rule: String? = nil) -> Set<String> {
            Set(
                changes.filter { $0.about == about && kinds.contains($0.change) && (rule == nil || $0.rule == rule) }
                    .compactMap(\.subject))
        }
    }

    @Test(
        "365 runs over a fleet that changes: disk within the retention, the history whole, every diff right",
        .enabled(if: Sample.isWhole, "a night takes seconds under a sanitizer"))
    func year() async throws {
        try await Scratch.use { scratch in
            // A year of waiting for a disk is minutes: where there is memory to write to, it takes the disk's place.
            let memory = URL(filePath: "/dev/shm", directoryHint: .isDirectory)
            let place = FileManager.default.isWritableFile(atPath: memory.path) ? memory : scratch.root
            let snapshots = place.appending(path: "forgeaudit-year-\(UUID().uuidString)", directoryHint: .isDirectory)
            defer { try? FileManager.default.removeItem(at: snapshots) }
            try scratch.write(YearFleet.config(snapshots: snapshots), to: "year.yaml")
            let folder = SnapshotDirectory(snapshots)
            var largest = 0
            var complete: Set<Int> = []
            for night in 0..<365 {
                // While one night runs, the night before is compared with the one before that.
                async let compared: Void = expectDiff(to: YearFleet(night: night - 1), of: folder, in: scratch)
                let fleet = YearFleet(night: night)
                let run = try await self.run(fleet, in: scratch)
                #expect((run.status == 3) == fleet.isDown, "night \(night): \(run.text)")
                if !fleet.isDown { complete.insert(night) }
                largest = max(largest, try size(folder.latest.resolvingSymlinksInPath()))
                try expectRetention(folder, night: night, complete: complete, largest: largest)
                try await compared
            }
            try await expectDiff(to: YearFleet(night: 364), of: folder, in: scratch)
            try expectHistory(folder, complete: complete)
        }
    }

    private func run(_ fleet: YearFleet, in scratch: Scratch) async throws -> Run {
        let forge = try fleet.forge(
            from: scratch.root.appending(path: "fleet"), secrets: scratch.root.appending(path: "secrets"))
        let port = try await forge.start()
        let result: Result<Run, any Error>
        do {
            result = .success(
                try await scratch.forgeaudit("run", ["--quiet"], config: "year.yaml", port: port, clock: fleet.clock))
        } catch {
            result = .failure(error)
        }
        // Closing its connections takes it a second, which nobody has to wait for.
        Task { await forge.stop() }
        return try result.get()
    }

    private func size(_ file: URL) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
    }

    /// Twenty days, and what always stays, however old: the last complete snapshot, and the one before that the latest
    /// compares itself with.
    private func expectRetention(_ folder: SnapshotDirectory, night: Int, complete: Set<Int>, largest: Int) throws {
        let names = folder.snapshots().map(\.lastPathComponent)
        var expected = Set((max(0, night - 20)...night).map { $0 })
        expected.formUnion([complete.max(), complete.filter { $0 < night }.max()].compactMap { $0 })
        #expect(
            names == expected.sorted().map { folder.published(startedAt: YearFleet(night: $0).date).lastPathComponent })
        let all = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        // Nothing is left behind but what `--since-failed` goes on with, and that only after a night that needs it.
        let beside = ["latest.sqlite", "lock", "told.json"] + (YearFleet(night: night).isDown ? ["retry.json"] : [])
        #expect(Set(all) == Set(names + beside), "\(all)")
        let total = try folder.snapshots().reduce(0) { $0 + (try size($1)) }
        #expect(total <= 22 * largest)
    }

    private func expectDiff(to after: YearFleet, of folder: SnapshotDirectory, in scratch: Scratch) async throws {
        let before = YearFleet(night: after.night - 1)
        if before.night < 0 || before.isDown || after.isDown { return }
        let files = [before, after].map { folder.published(startedAt: $0.date).path }
        let run = try await scratch.start(["diff", "-c", "year.yaml", "--format", "json"] + files).finished()
        #expect(run.status == 0, "\(run.text)")
        let diff = try JSONDecoder().decode(Diff.self, from: Data(run.output.utf8))
        let night: Comment = "night \(after.night)"
        let rule = "rebuild-hook-missing"
        #expect(diff.subjects("repository", "gained") == after.paths.subtracting(before.paths), night)
        #expect(diff.subjects("repository", "lost") == before.paths.subtracting(after.paths), night)
        #expect(
            diff.subjects("finding", "new", "reopened", rule: rule) == after.bare.subtracting(before.bare), night)
        #expect(diff.subjects("finding", "resolved", rule: rule) == before.bare.subtracting(after.bare), night)
    }

    /// The last snapshot alone tells of all nights, those of removed files included.
    private func expectHistory(_ folder: SnapshotDirectory, complete: Set<Int>) throws {
        let snapshot = try Snapshot.read(folder.latest.resolvingSymlinksInPath())
        defer { try? snapshot.close() }
        let history = try snapshot.history()
        #expect(history.map(\.startedAt) == (0..<365).map { YearFleet(night: $0).date })
        #expect(history.indices.filter { history[$0].complete } == complete.sorted())
        for (night, line) in history.enumerated() where line.complete {
            #expect(line.repositories == YearFleet(night: night).paths.count, "night \(night)")
        }
    }
}
