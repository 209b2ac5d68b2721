// Many machines: parts of a run and their merge say what a single run says.
import FixtureForge
import Foundation
import Snapshots
import TestSupport
import Testing

@Suite("Shards", .timeLimit(.minutes(15)))
struct ShardTests {
    private static let count = 12

    private static func part(_ number: Int) -> String { ".demo/snapshots/shard-\(number)-of-\(count)/latest.sqlite" }

    private static var parts: [String] { (1...count).map(part) }

    /// Runs some parts of the demo, each in a process of its own.
    private func run(_ numbers: some Sequence<Int>, in scratch: Scratch, port: UInt16) async throws {
        for number in numbers {
            let run = try await scratch.forgeaudit("run", ["--shard", "\(number)/\(Self.count)"], port: port)
            #expect(run.status == 0, "part \(number): \(run.text)")
        }
    }

    private func merge(_ parts: [String], in scratch: Scratch) async throws -> Run {
        try await scratch.start(
            ["snapshot", "merge", "-c", Scratch.demoConfig, "--clock", Scratch.now] + parts
        ).finished()
    }

    private func expectReports(_ scratch: Scratch, of demo: Demo) throws {
        let reports = try scratch.contents(of: scratch.reports)
        #expect(reports.keys.sorted() == demo.reports.keys.sorted())
        for (name, data) in reports {
            let same = data == demo.reports[name]
            #expect(same, "\(name) differs from the one of the single run")
        }
    }

    @Test("twelve parts, one of them killed and run again, and a merge give the single run's reports byte for byte")
    func whole() async throws {
        let demo = try await Demo.first
        try await Scratch.use { scratch in
            try demo.publishYesterday(in: scratch)
            try await ForgeProcess.use(in: scratch) { forge in
                let killed = try scratch.start(
                    Scratch.online("run", ["--shard", "1/\(Self.count)"], port: forge.port))
                killed.send(SIGKILL)
                _ = try await killed.finished()
                try await run(1...Self.count, in: scratch, port: forge.port)
            }
            let merged = try await merge(Self.parts.reversed(), in: scratch)
            #expect(merged.status == 1, "\(merged.text)")
            #expect(merged.output == demo.run.output)
            try expectReports(scratch, of: demo)
            let verified = try await scratch.forgeaudit("snapshot", "verify", "-c", Scratch.demoConfig)
            #expect(verified.status == 0, "\(verified.text)")
        }
    }

    @Test("every integration is in one part, and parts share no credential")
    func split() async throws {
        let demo = try await Demo.first
        try await Scratch.use { scratch in
            try await ForgeProcess.use(in: scratch) { forge in
                try await run(1...Self.count, in: scratch, port: forge.port)
            }
            var found: [String] = []
            var apps: [String] = []
            for part in Self.parts {
                let snapshot = try Snapshot.read(scratch.root.appending(path: part).resolvingSymlinksInPath())
                found += try snapshot.integrations().map(\.name)
                apps += try snapshot.apps().map(\.name)
                try snapshot.close()
            }
            #expect(found.sorted() == demo.verdicts.integrations.map(\.name))
            #expect(apps.sorted() == ["hub", "hub-legacy"])
        }
    }

    @Test("a missing part makes its integrations fail and the whole incomplete, never fine")
    func missing() async throws {
        try await Scratch.use { scratch in
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            try await LocalForge.use(in: scratch) { local in
                var full = 0
                for number in 1...3 {
                    let run = try await scratch.forgeaudit(
                        "run", ["--shard", "\(number)/3"], config: "small.yaml", port: local.port)
                    #expect(run.status == 0, "\(run.text)")
                    if run.output.contains("1 integrations") { full = number }
                }
                try #require(full > 0)
                let paths = (1...3).map { ".demo/snapshots/shard-\($0)-of-3/latest.sqlite" }
                let arguments = ["snapshot", "merge", "-c", "small.yaml", "--clock", Scratch.now]
                let whole = try await scratch.start(arguments + paths).finished()
                #expect(whole.status == 0, "\(whole.text)")
                let rest = paths.filter { !$0.contains("shard-\(full)-") }
                let broken = try await scratch.start(arguments + rest + ["nowhere.sqlite"]).finished()
                #expect(broken.status == 3, "\(broken.text)")
                #expect(broken.errors.contains("missing=\(full)"))
                #expect(broken.errors.contains("there is no part at"))
                #expect(broken.output.contains("Imports not proven complete: 1."))
                // The machine of that part didn't run the next night: what it left the night before counts for nothing.
                for number in 1...3 where number != full {
                    _ = try await scratch.forgeaudit(
                        "run", ["--shard", "\(number)/3"], config: "small.yaml", port: local.port,
                        clock: "2026-11-23T02:00:00Z")
                }
                let late = try await scratch.start(arguments + paths).finished()
                #expect(late.status == 3, "\(late.text)")
                #expect(late.errors.contains("a part of an earlier night is left out"))
            }
        }
    }

    @Test("parts that don't belong together are refused, each with its reason")
    func refused() async throws {
        try await Scratch.use { scratch in
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            try await LocalForge.use(in: scratch) { local in
                for shard in ["1/2", "2/2", "1/3"] {
                    _ = try await scratch.forgeaudit("run", ["--shard", shard], config: "small.yaml", port: local.port)
                }
                let part = { (shard: String) in ".demo/snapshots/shard-\(shard)/latest.sqlite" }
                let merge = { (parts: [String]) in
                    try await scratch.start(
                        ["snapshot", "merge", "-c", "small.yaml", "--clock", Scratch.now] + parts
                    ).finished()
                }
                let twice = try await merge([part("1-of-2"), part("1-of-2")])
                #expect(twice.status == 2)
                #expect(twice.errors.contains("are both part 1"), "\(twice.text)")
                let mixed = try await merge([part("1-of-2"), part("1-of-3")])
                #expect(mixed.status == 2)
                #expect(mixed.errors.contains("one of 3 parts"), "\(mixed.text)")
                let copy = scratch.root.appending(path: "changed.sqlite")
                try FileManager.default.copyItem(
                    at: scratch.root.appending(path: part("1-of-2")).resolvingSymlinksInPath(), to: copy)
                try SnapshotProbe(file: copy).change("UPDATE forge SET version = '99'")
                let changed = try await merge(["changed.sqlite", part("2-of-2")])
                #expect(changed.status == 2)
                #expect(changed.errors.contains("isn't what its run wrote (forge: "), "\(changed.text)")
                _ = try await merge([part("1-of-2"), part("2-of-2")])
                let whole = try await merge([".demo/snapshots/latest.sqlite"])
                #expect(whole.status == 2)
                #expect(whole.errors.contains("is no part"), "\(whole.text)")
                try scratch.write(SmallConfig.dave + "# changed\n", to: "small.yaml")
                let other = try await merge([part("1-of-2"), part("2-of-2")])
                #expect(other.status == 2)
                #expect(other.errors.contains("was made with another config"), "\(other.text)")
            }
        }
    }

    @Test("parts of an earlier night alone are no night: nothing is published")
    func allOutdated() async throws {
        try await Scratch.use { scratch in
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            try await LocalForge.use(in: scratch) { local in
                for shard in ["1/2", "2/2"] {
                    _ = try await scratch.forgeaudit("run", ["--shard", shard], config: "small.yaml", port: local.port)
                }
            }
            let merge = { (clock: String) in
                try await scratch.start(
                    ["snapshot", "merge", "-c", "small.yaml", "--clock", clock]
                        + (1...2).map { ".demo/snapshots/shard-\($0)-of-2/latest.sqlite" }
                ).finished()
            }
            let late = try await merge("2026-11-22T14:00:01Z")
            #expect(late.status == 2)
            #expect(late.errors.contains("no part is of the last twelve hours"), "\(late.text)")
            #expect(!FileManager.default.fileExists(atPath: scratch.latest.path))
            #expect(try await merge("2026-11-22T14:00:00Z").status == 0)
        }
    }

    @Test("a part that was cut off on its way, or isn't there, counts as missing")
    func cutOff() async throws {
        try await Scratch.use { scratch in
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            try await LocalForge.use(in: scratch) { local in
                for shard in ["1/2", "2/2"] {
                    _ = try await scratch.forgeaudit("run", ["--shard", shard], config: "small.yaml", port: local.port)
                }
            }
            let parts = (1...2).map {
                scratch.root.appending(path: ".demo/snapshots/shard-\($0)-of-2/latest.sqlite").resolvingSymlinksInPath()
            }
            let whole = try Data(contentsOf: parts[0])
            for bytes in [whole.prefix(whole.count / 2), whole.prefix(whole.count - 1), Data(), nil] {
                try FileManager.default.removeItem(at: parts[0])
                try bytes?.write(to: parts[0])
                let merged = try await scratch.start(
                    ["snapshot", "merge", "-c", "small.yaml", "--clock", Scratch.now] + parts.map(\.path)
                ).finished()
                #expect(merged.errors.contains("a part can't be read and is left out"), "\(merged.text)")
                #expect(merged.errors.contains("missing=1"), "\(merged.text)")
                if bytes == nil { return }
                try whole.write(to: parts[0])
            }
        }
    }

    @Test("a part is taken up after a failure as a whole run is, and verifies")
    func sinceFailed() async throws {
        try await Scratch.use { scratch in
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            let shard = ["--shard", "1/1"]
            let broken = Fault { _, _ in .text("{}", status: 500) }
            try await LocalForge.use(in: scratch, fault: broken) { local in
                let failed = try await scratch.forgeaudit("run", shard, config: "small.yaml", port: local.port)
                #expect(failed.status == 3, "\(failed.text)")
            }
            let part = ".demo/snapshots/shard-1-of-1/latest.sqlite"
            let verified = try await scratch.forgeaudit("snapshot", "verify", part)
            #expect(verified.status == 0, "\(verified.text)")
            try await LocalForge.use(in: scratch) { local in
                let again = try await scratch.forgeaudit(
                    "run", shard + ["--since-failed"], config: "small.yaml", port: local.port,
                    clock: "2026-11-22T02:10:00Z")
                #expect(again.status == 0, "\(again.text)")
                #expect(again.errors.contains("taking up an incomplete run"), "\(again.errors)")
            }
            let names = try FileManager.default.contentsOfDirectory(
                atPath: scratch.snapshots.appending(path: "shard-1-of-1").path)
            #expect(names.filter { $0.hasPrefix("snapshot-") } == ["snapshot-2026-11-22T020000Z.sqlite"])
        }
    }

    @Test("a shard that isn't one is wrong usage", arguments: ["0/3", "4/3", "3", "1/1001", "a/b", "1/2/3"])
    func usage(shard: String) async throws {
        let run = try await Scratch.use { try await $0.start(["run", "--shard", shard]).finished() }
        #expect(run.status == 64)
        #expect(run.errors.contains("is not of the form NUMBER/COUNT"), "\(run.text)")
    }
}
