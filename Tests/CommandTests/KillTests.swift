// Imports that are killed at random moments, and what the next import makes of what they left.
import Foundation
import TestSupport
import Testing

@Suite("Killed imports", .timeLimit(.minutes(15)))
struct KillTests {
    /// One seed for all, printed; FORGEAUDIT_KILL_SEED repeats a run.
    static let seed: UInt64 = {
        let given = ProcessInfo.processInfo.environment["FORGEAUDIT_KILL_SEED"].flatMap { UInt64($0) }
        let seed = given ?? UInt64.random(in: 0...999_999)
        print("killed imports: FORGEAUDIT_KILL_SEED=\(seed)")
        return seed
    }()

    @Test("whenever an import is killed, the next one gives the undisturbed snapshot", arguments: [1, 2])
    func anyMoment(lane: Int) async throws {
        var generator = SeededGenerator(seed: Self.seed &+ UInt64(lane))
        try await KillStand.use(KillConfig.wide) { stand in
            try #require(stand.requests > 60)
            let kills = max(4, 16 / Sample.interval)
            for number in 0..<kills {
                // One moment in each stretch of the import.
                let moment =
                    1 + (number * stand.requests + Int.random(in: 0..<stand.requests, using: &generator)) / kills
                let comment = "seed \(Self.seed), lane \(lane), killed at \(moment) of \(stand.requests)"
                #expect(try await stand.interrupt(at: moment).exited == false, "\(comment)")
                try stand.expectYesterday(comment)
                if number.isMultiple(of: 4) {
                    // A second kill, while the first one's leftovers are taken up; it may come too late.
                    let again = try await stand.interrupt(at: Int.random(in: 1...moment, using: &generator))
                    if !again.exited { try stand.expectYesterday(comment) }
                }
                let run = try await stand.rerun()
                // What the killed processes' eight connections still held may arrive late.
                #expect(stand.point.requests <= stand.requests + 16, "\(comment)")
                #expect(run.errors.contains("taking up an interrupted run") || number.isMultiple(of: 4), "\(comment)")
                try stand.expectWhole(run, comment)
                try stand.tidy()
            }
        }
    }

    @Test("what was whole is not asked again, and --fresh asks for all")
    func whole() async throws {
        try await KillStand.use(KillConfig.narrow) { stand in
            #expect(try await stand.interrupt(at: stand.requests).exited == false)
            let answered = stand.answered
            let run = try await stand.rerun()
            #expect(run.errors.contains(/taking up an interrupted run .*whole=3/), "\(run.errors)")
            #expect(stand.point.requests < stand.requests / 2)
            #expect(stand.credentials(after: answered) == ["token dave-gitlab"])
            try stand.expectWhole(run, "taken up")
            try stand.tidy()
            #expect(try await stand.interrupt(at: stand.requests).exited == false)
            let fresh = try await stand.rerun(["--fresh"])
            #expect(!fresh.errors.contains("interrupted run"))
            #expect(stand.point.requests == stand.requests)
            try stand.expectWhole(fresh, "fresh")
        }
    }

    @Test("what was read with a secret that was replaced since is asked again, and what it finds is the new one's")
    func replacedSecret() async throws {
        try await KillStand.use(KillConfig.narrow) { stand in
            #expect(try await stand.interrupt(at: stand.requests).exited == false)
            let before = try SnapshotProbe(file: stand.partial).strings(
                "SELECT name FROM integration WHERE import_state = 'complete'")
            #expect(before.contains("finegrained"), "\(before)")
            try stand.scratch.write("glpat-ReplacedInTheMeantime", to: ".demo/secrets/acme-gitlab-finegrained.token")
            let run = try await stand.rerun()
            #expect(run.errors.contains(/taking up an interrupted run .*whole=2/), "\(run.errors)")
            let latest = SnapshotProbe(file: stand.scratch.latest)
            #expect(
                try latest.strings("SELECT import_state FROM integration WHERE name = 'finegrained'") == ["blocked"])
            #expect(try latest.troubles() == [])
            #expect(try latest.strings("SELECT name FROM sqlite_master WHERE name LIKE 'partial%'") == [])
        }
    }

    @Test("SIGTERM and SIGINT end an import with 130, and the next one takes it up", arguments: [SIGTERM, SIGINT])
    func interrupted(signal: Int32) async throws {
        try await KillStand.use(KillConfig.narrow) { stand in
            let run = try await stand.interrupt(at: stand.requests, with: signal)
            #expect(run.exited && run.status == 130, "\(run.text)")
            try stand.expectYesterday("interrupted")
            let next = try await stand.rerun()
            #expect(next.errors.contains(/taking up an interrupted run .*whole=3/), "\(next.errors)")
            #expect(stand.point.requests < stand.requests / 2)
            try stand.expectWhole(next, "after signal \(signal)")
        }
    }

    @Test("the leftovers of another run are put aside with the reason, and nothing of them is in the next snapshot")
    func foreign() async throws {
        let changes = [
            ("UPDATE run SET tool_version = '0.0.1'", "it was made with another config or version"),
            ("UPDATE run SET config_sha256 = 'x'", "it was made with another config or version"),
            ("UPDATE run SET started_at = '2026-11-21T13:59:59Z'", "it is older than 12 hours"),
            ("UPDATE run SET started_at = '2026-11-22T02:00:01Z'", "it started later than now"),
            ("UPDATE run SET started_at = 'yesterday'", "its import had ended already"),
            ("PRAGMA user_version = 99", "it can't be read"), ("PRAGMA application_id = 7", "it can't be read"),
            ("DROP TABLE run", "it can't be read"),
        ]
        try await KillStand.use(KillConfig.narrow) { stand in
            for (sql, reason) in changes {
                #expect(try await stand.interrupt(at: stand.requests).exited == false)
                try SnapshotProbe(file: stand.partial).change("UPDATE repository SET path = 'planted'; \(sql)")
                let run = try await stand.rerun()
                #expect(
                    run.errors.contains("an interrupted run can't be taken up reason=\"\(reason)\""), "\(run.errors)")
                #expect(stand.point.requests == stand.requests, "\(sql)")
                try stand.expectWhole(run, sql)
                try stand.tidy()
            }
        }
    }

    @Test("a run is taken up until twelve hours after its start, under the instant at which it started")
    func age() async throws {
        try await KillStand.use(KillConfig.narrow) { stand in
            #expect(try await stand.interrupt(at: stand.requests).exited == false)
            try SnapshotProbe(file: stand.partial).change("UPDATE run SET started_at = '2026-11-21T14:00:00Z'")
            let run = try await stand.rerun()
            #expect(run.errors.contains("taking up an interrupted run"), "\(run.errors)")
            #expect(stand.scratch.latest.lastPathComponent == "snapshot-2026-11-21T140000Z.sqlite")
            #expect(try SnapshotProbe(file: stand.scratch.latest).digest() == stand.digest)
        }
    }
}
