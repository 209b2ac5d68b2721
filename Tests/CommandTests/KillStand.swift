// A folder with yesterday's snapshot and a forge, where imports are killed and run again.
import FixtureForge
import Foundation
import TestSupport
import Testing

/// Made once for many kills: `tidy` brings it back to its beginning.
struct KillStand: Sendable {
    let scratch: Scratch
    let point: KillPoint
    let port: UInt16
    private let forge: FixtureForge
    /// An import that nobody disturbed: its end, its digest and the number of its requests.
    let status: Int32
    let digest: String
    let requests: Int
    /// What `latest.sqlite` holds before every import.
    let yesterday: Data

    private static let earlier = "snapshot-2026-11-21T020000Z.sqlite"
    private static let today = "snapshot-2026-11-22T020000Z.sqlite"
    static let config = "kill.yaml"

    /// Writes `config`, imports with it twice, and hands the stand to `body`.
    static func use(_ config: String, _ body: (KillStand) async throws -> Void) async throws {
        try await Scratch.use { scratch in
            try scratch.write(config, to: Self.config)
            let point = KillPoint()
            try await LocalForge.use(in: scratch, fault: point.fault) { local in
                point.set()
                _ = try await scratch.forgeaudit("import", config: Self.config, port: local.port)
                let file = scratch.snapshots.appending(path: earlier)
                try FileManager.default.moveItem(at: scratch.snapshots.appending(path: today), to: file)
                try link(in: scratch)
                let yesterday = try Data(contentsOf: file)
                point.set()
                let run = try await scratch.forgeaudit("import", config: Self.config, port: local.port)
                let stand = KillStand(
                    scratch: scratch, point: point, port: local.port, forge: local.forge, status: run.status,
                    digest: try #require(try SnapshotProbe(file: scratch.latest).digest()), requests: point.requests,
                    yesterday: yesterday)
                try stand.tidy()
                try await body(stand)
            }
        }
    }

    private static func link(in scratch: Scratch) throws {
        let link = scratch.snapshots.appending(path: "latest.sqlite")
        try? FileManager.default.removeItem(at: link)
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: earlier)
    }

    var partial: URL { scratch.snapshots.appending(path: "run.partial") }

    /// Removes today's snapshot and whatever was left behind.
    func tidy() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: scratch.snapshots.path)
        where name != Self.earlier { try FileManager.default.removeItem(at: scratch.snapshots.appending(path: name)) }
        try Self.link(in: scratch)
    }

    /// Starts an import and sends `signal` when its request number `moment` arrives, or when it has ended before.
    func interrupt(at moment: Int, with signal: Int32 = SIGKILL) async throws -> Run {
        let stall = point.set(at: moment)
        defer { stall.open() }
        let child = try scratch.start(Scratch.online("import", config: Self.config, port: port))
        let end = Task {
            defer { stall.giveUp() }
            return try await child.finished()
        }
        await stall.reached()
        child.send(signal)
        return try await end.value
    }

    /// Imports to the end.
    func rerun(_ more: [String] = []) async throws -> Run {
        point.set()
        return try await scratch.forgeaudit("import", more, config: Self.config, port: port)
    }

    /// Whether yesterday's snapshot is still the latest, unchanged.
    func expectYesterday(_ comment: String) throws {
        #expect(scratch.latest.lastPathComponent == Self.earlier, "\(comment)")
        let same = try Data(contentsOf: scratch.latest) == yesterday
        #expect(same, "\(comment): yesterday's snapshot isn't as it was")
    }

    /// Whether today's snapshot is whole, equal to the undisturbed one, and alone with yesterday's.
    func expectWhole(_ run: Run, _ comment: String) throws {
        #expect(run.exited && run.status == status, "\(comment): \(run.text)")
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.snapshots.path).sorted()
        #expect(names == ["latest.sqlite", "lock", Self.earlier, Self.today], "\(comment)")
        #expect(scratch.latest.lastPathComponent == Self.today, "\(comment)")
        let probe = SnapshotProbe(file: scratch.latest)
        #expect(try probe.troubles() == [], "\(comment)")
        #expect(try probe.digest() == digest, "\(comment)")
        let same = try Data(contentsOf: scratch.snapshots.appending(path: Self.earlier)) == yesterday
        #expect(same, "\(comment): yesterday's snapshot isn't as it was")
    }

    /// The credentials of the requests since the forge had answered `count`.
    func credentials(after count: Int) -> Set<String> { Set(forge.requests.dropFirst(count).map(\.credential)) }
    var answered: Int { forge.requests.count }
}
