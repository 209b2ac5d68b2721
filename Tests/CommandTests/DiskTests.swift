// Disks that are full and files that aren't what they should be: a message, status 2, and nothing that was good is lost.
import Foundation
import TestSupport
import Testing

@Suite("Disk and file troubles", .timeLimit(.minutes(15)))
struct DiskTests {
    /// The published snapshots by name.
    private func files(_ scratch: Scratch) throws -> [String: Data] {
        let published = try names(scratch).filter { $0.hasPrefix("snapshot-") }.map { name in
            (name, try Data(contentsOf: scratch.snapshots.appending(path: name)))
        }
        return Dictionary(uniqueKeysWithValues: published)
    }

    private func names(_ scratch: Scratch) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: scratch.snapshots.path).sorted()
    }

    @Test(
        "a file that isn't a snapshot is named and told what it is, and stays as it was",
        arguments: BadSnapshot.allCases)
    func named(kind: BadSnapshot) async throws {
        let demo = try await Demo.first
        try await Scratch.use { scratch in
            _ = try demo.publish(in: scratch)
            let before = try files(scratch)
            let bad = scratch.root.appending(path: "bad.sqlite")
            try kind.write(demo.snapshot, to: bad)
            let bytes = try Data(contentsOf: bad)
            for command in ["audit", "report"] {
                let run = try await scratch.forgeaudit(command, "-c", Scratch.demoConfig, "--snapshot", bad.path)
                #expect(run.exited && run.status == 2, "\(command): \(run.text)")
                #expect(run.errors.contains("\(bad.path) \(kind.message)"), "\(command): \(run.errors)")
            }
            let unchanged = try Data(contentsOf: bad) == bytes
            #expect(unchanged)
            #expect(try files(scratch) == before)
            let names = try FileManager.default.contentsOfDirectory(atPath: scratch.root.path)
            #expect(names.filter { $0.hasPrefix("bad") } == ["bad.sqlite"])
        }
    }

    @Test(
        "where the latest snapshot is damaged, audit and report say so, and a run makes a new one beside it that calls no change fine",
        arguments: BadSnapshot.allCases)
    func latest(kind: BadSnapshot) async throws {
        let demo = try await Demo.first
        try await Scratch.use { scratch in
            let file = try demo.publish(in: scratch)
            try FileManager.default.removeItem(at: file)
            try kind.write(demo.snapshot, to: file)
            let bytes = try Data(contentsOf: file)
            for command in ["audit", "report"] {
                let run = try await scratch.forgeaudit(command, "-c", Scratch.demoConfig)
                #expect(run.exited && run.status == 2, "\(command): \(run.text)")
                #expect(run.errors.contains("\(file.path) \(kind.message)"), "\(command): \(run.errors)")
            }
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            try await LocalForge.use(in: scratch) { local in
                let run = try await scratch.forgeaudit("run", config: "small.yaml", port: local.port)
                #expect(run.exited && run.status == 3, "\(run.text)")
                #expect(run.output.contains("No comparison, because an earlier snapshot can't be read"), "\(run.text)")
                #expect(run.errors.contains("what an earlier snapshot knew is lost"), "\(run.errors)")
            }
            let unchanged = try Data(contentsOf: file) == bytes
            #expect(unchanged)
            #expect(
                try names(scratch) == [
                    "latest.sqlite", "lock", file.lastPathComponent, "snapshot-2026-11-22T020000Z.sqlite", "told.json",
                ])
            #expect(try SnapshotProbe(file: scratch.latest).troubles() == [])
        }
    }

    @Test(
        "what an interrupted run left is put aside with a line where it can't be read", arguments: BadSnapshot.allCases)
    func leftover(kind: BadSnapshot) async throws {
        let demo = try await Demo.first
        try await Scratch.use { scratch in
            _ = try demo.publish(in: scratch)
            let before = try files(scratch)
            try kind.write(demo.snapshot, to: scratch.snapshots.appending(path: "run.partial"))
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            try await LocalForge.use(in: scratch) { local in
                let run = try await scratch.forgeaudit("run", config: "small.yaml", port: local.port)
                #expect(run.exited && run.status == 0, "\(run.text)")
                #expect(run.errors.contains("an interrupted run can't be taken up reason=\"it can't be read\""))
            }
            let after = try files(scratch)
            #expect(after.count == 2)
            #expect(after.filter { before[$0.key] != nil } == before)
            #expect(try names(scratch).filter { $0.contains("partial") } == [])
        }
    }

    @Test("a pipe or a folder in a snapshot's place is refused at once, and waited for by nobody")
    func pipe() async throws {
        try await Scratch.use { scratch in
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            let pipe = scratch.root.appending(path: "pipe.sqlite").path
            #expect(mkfifo(pipe, 0o600) == 0)
            for command in [["snapshot", "verify", pipe], ["report", "-c", "small.yaml", "--snapshot", pipe]] {
                let run = try await scratch.start(command).finished()
                #expect(run.status == 2 && run.errors.contains("isn't a regular file"), "\(run.text)")
            }
            let folder = try await scratch.start(["snapshot", "verify", scratch.root.path]).finished()
            #expect(folder.status == 2 && folder.errors.contains("isn't a regular file"), "\(folder.text)")
        }
    }

    @Test("a link that leads nowhere: nothing to report, and the next run mends it")
    func dangling() async throws {
        try await Scratch.use { scratch in
            try FileManager.default.createDirectory(at: scratch.snapshots, withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                atPath: scratch.snapshots.appending(path: "latest.sqlite").path,
                withDestinationPath: "snapshot-2026-11-20T020000Z.sqlite")
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            for command in ["audit", "report"] {
                let run = try await scratch.forgeaudit(command, "-c", "small.yaml")
                #expect(run.status == 2)
                #expect(run.errors.contains("there is no snapshot at"), "\(run.errors)")
            }
            try await LocalForge.use(in: scratch) { local in
                let run = try await scratch.forgeaudit("run", config: "small.yaml", port: local.port)
                #expect(run.status == 0, "\(run.text)")
            }
            #expect(scratch.latest.lastPathComponent == "snapshot-2026-11-22T020000Z.sqlite")
            #expect(try names(scratch) == ["latest.sqlite", "lock", "snapshot-2026-11-22T020000Z.sqlite", "told.json"])
        }
    }

    /// In blocks of 512 bytes: too little for an empty schema, for the journal of an import, for the whole file.
    @Test(
        "a full disk ends an import with 2 and a sentence, whenever it is full", .enabled(if: Sample.canLimitFiles),
        arguments: [8, 120, 400, 900])
    func full(blocks: Int) async throws {
        let demo = try await Demo.first
        try await Scratch.use { scratch in
            _ = try demo.publish(in: scratch)
            let before = try files(scratch)
            try await LocalForge.use(in: scratch) { local in
                let arguments = Scratch.online("import", port: local.port)
                let run = try await scratch.start(arguments, shell: "ulimit -f \(blocks)").finished()
                #expect(run.exited && run.status == 2, "\(run.status) \(run.text)")
                #expect(run.errors.contains(".demo/snapshots/run.partial"), "\(run.errors)")
                #expect(try files(scratch) == before)
                #expect(scratch.latest.lastPathComponent == "snapshot-2026-11-21T020000Z.sqlite")
                // With room again, the next run is as good as any.
                let next = try await scratch.forgeaudit("import", port: local.port)
                #expect(next.status == 0, "\(next.text)")
            }
            #expect(try SnapshotProbe(file: scratch.latest).troubles() == [])
            #expect(try names(scratch).filter { $0.contains("partial") } == [])
        }
    }

    @Test(
        "a full disk ends an audit and a report with 2, and leaves snapshot and reports as they were",
        .enabled(if: Sample.canLimitFiles))
    func fullLater() async throws {
        let demo = try await Demo.first
        try await Scratch.use { scratch in
            _ = try demo.publish(in: scratch)
            let before = try files(scratch)
            for (name, data) in demo.reports {
                let file = scratch.reports.appending(path: name)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try data.write(to: file)
            }
            for command in ["audit", "report"] {
                for blocks in [16, 64] {
                    let arguments = [command, "-c", Scratch.demoConfig]
                    let run = try await scratch.start(arguments, shell: "ulimit -f \(blocks)").finished()
                    #expect(run.exited && run.status == 2, "\(command) \(blocks): \(run.status) \(run.text)")
                    #expect(run.errors.contains("error can't"), "\(command) \(blocks): \(run.errors)")
                }
            }
            #expect(try files(scratch) == before)
            #expect(try names(scratch).filter { $0.contains("partial") } == [])
            #expect(try scratch.contents(of: scratch.reports) == demo.reports)
        }
    }

    @Test("what a killed audit left beside the snapshot is gone after the next one")
    func killedAudit() async throws {
        let demo = try await Demo.first
        try await Scratch.use { scratch in
            let file = try demo.publish(in: scratch)
            for suffix in [".partial", ".partial-journal", ".partial-wal", ".partial-shm"] {
                try Data("left behind".utf8).write(to: URL(filePath: file.path + suffix))
            }
            let run = try await scratch.forgeaudit("audit", "-c", Scratch.demoConfig)
            #expect(run.status == 1, "\(run.text)")
            #expect(run.output == demo.run.output)
            #expect(try names(scratch) == ["latest.sqlite", "lock", file.lastPathComponent])
        }
    }

    @Test("runs that start together: one works, the others say why they don't, and the snapshot is whole")
    func together() async throws {
        try await Scratch.use { scratch in
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            try await LocalForge.use(in: scratch) { local in
                let arguments = Scratch.online("import", config: "small.yaml", port: local.port)
                let children = try (0..<4).map { _ in try scratch.start(arguments) }
                var statuses: [Int32] = []
                for child in children {
                    let run = try await child.finished()
                    statuses.append(run.status)
                    #expect(run.status == 0 || run.errors.contains("another forgeaudit run"), "\(run.text)")
                }
                #expect(statuses.contains(0))
                #expect(statuses.allSatisfy { [0, 2].contains($0) }, "\(statuses)")
            }
            #expect(try SnapshotProbe(file: scratch.latest).troubles() == [])
            #expect(try names(scratch).filter { $0.contains("partial") } == [])
        }
    }

    @Test("where the lock can't be made, the folder is named", arguments: ["run", "audit"])
    func lock(command: String) async throws {
        let demo = try await Demo.first
        try await Scratch.use { scratch in
            _ = try demo.publish(in: scratch)
            let before = try files(scratch)
            try FileManager.default.createDirectory(
                at: scratch.snapshots.appending(path: "lock"), withIntermediateDirectories: true)
            try await LocalForge.use(in: scratch) { _ in }
            let run = try await scratch.forgeaudit(command, "-c", Scratch.demoConfig)
            #expect(run.status == 2)
            #expect(run.errors.contains("can't open the lock file \(scratch.snapshots.path)/lock"), "\(run.text)")
            #expect(try files(scratch) == before)
        }
    }
}
