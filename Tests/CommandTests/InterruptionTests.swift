// Runs that meet each other, and runs that end early.
import Foundation
import TestSupport
import Testing

@Suite("Interrupted and simultaneous runs", .timeLimit(.minutes(15)))
struct InterruptionTests {
    /// A run of the demo that waits for the forge in the middle of its import, beside a snapshot of the day before.
    private func duringImport(_ body: (Scratch, Child, URL) async throws -> Void) async throws {
        let demo = try await Demo.first
        let stall = Stall()
        try await Scratch.use { scratch in
            let published = try demo.publish(in: scratch)
            try await LocalForge.use(in: scratch, fault: stall.fault) { local in
                let child = try scratch.start(Scratch.online("run", port: local.port))
                await stall.reached()
                // Whatever happens, neither the process nor the forge's handlers stay behind.
                let outcome: Result<Void, any Error>
                do { outcome = .success(try await body(scratch, child, published)) } catch { outcome = .failure(error) }
                child.send(SIGKILL)
                stall.open()
                _ = try? await child.finished()
                try outcome.get()
            }
        }
    }

    @Test("SIGTERM and SIGINT end a run with 130, and the last snapshot stays as it was", arguments: [SIGTERM, SIGINT])
    func interrupted(signal: Int32) async throws {
        try await duringImport { scratch, child, published in
            let before = try Data(contentsOf: published)
            child.send(signal)
            let run = try await child.finished()
            #expect(run.exited)
            #expect(run.status == 130)
            #expect(run.errors.contains("warning interrupted"), "\(run.errors)")
            #expect(run.output == "")
            let names = try FileManager.default.contentsOfDirectory(atPath: scratch.snapshots.path)
            #expect(names.filter { $0.hasPrefix("snapshot-") } == [published.lastPathComponent])
            #expect(scratch.latest.lastPathComponent == published.lastPathComponent)
            let unchanged = try Data(contentsOf: published) == before
            #expect(unchanged)
            #expect(try scratch.contents(of: scratch.reports) == [:])
        }
    }

    @Test("a second run says who holds the folder and ends with 2; a report needs no lock")
    func locked() async throws {
        try await duringImport { scratch, child, _ in
            for command in ["run", "import", "audit"] {
                let second = try await scratch.forgeaudit(command, "-c", Scratch.demoConfig)
                #expect(second.status == 2)
                #expect(second.errors.contains("another forgeaudit run (process \(child.identifier)) is using"))
                #expect(second.errors.contains(".demo/snapshots: wait for it to end"), "\(second.errors)")
            }
            #expect(try await scratch.forgeaudit("report", "-c", Scratch.demoConfig).status == 1)
        }
    }

    @Test("what a killed run leaves behind doesn't stop the next one")
    func killed() async throws {
        let demo = try await Demo.first
        try await Scratch.use { scratch in
            try demo.publishYesterday(in: scratch)
            let stall = Stall()
            try await LocalForge.use(in: scratch, fault: stall.fault) { local in
                let child = try scratch.start(Scratch.online("run", port: local.port))
                defer { stall.open() }
                await stall.reached()
                child.send(SIGKILL)
                #expect(try await child.finished().exited == false)
            }
            let partial = scratch.snapshots.appending(path: "run.partial")
            #expect(FileManager.default.fileExists(atPath: partial.path))
            try await ForgeProcess.use(in: scratch) { forge in
                let run = try await scratch.forgeaudit("run", port: forge.port)
                #expect(run.status == 1)
                #expect(run.output == demo.run.output)
            }
            #expect(!FileManager.default.fileExists(atPath: partial.path))
        }
    }

    @Test("a partial file that isn't even a database doesn't hurt")
    func garbage() async throws {
        try await Scratch.use { scratch in
            try FileManager.default.createDirectory(at: scratch.snapshots, withIntermediateDirectories: true)
            for name in ["run.partial", "run.partial-wal", "run.partial-journal", "lock"] {
                try scratch.write("999999999\n", to: ".demo/snapshots/\(name)")
            }
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            try await LocalForge.use(in: scratch) { local in
                let run = try await scratch.forgeaudit("run", config: "small.yaml", port: local.port)
                #expect(run.status == 0, "\(run.errors)")
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: scratch.snapshots.path)
            #expect(names.sorted() == ["latest.sqlite", "lock", "snapshot-2026-11-22T020000Z.sqlite", "told.json"])
        }
    }
}
