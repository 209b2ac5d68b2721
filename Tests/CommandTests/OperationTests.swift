// What a run leaves for those who watch it: metrics, heartbeat, notification, silence.
import FixtureForge
import Foundation
import Snapshots
import TestSupport
import Testing

@Suite("Operation", .timeLimit(.minutes(15)))
struct OperationTests {
    private static let dayAfter = "2026-11-23T02:00:00Z"

    private static func config(_ operation: String) -> String { SmallConfig.dave + operation + "\n" }

    private static func text(_ scratch: Scratch, _ path: String) throws -> String {
        try String(contentsOf: scratch.root.appending(path: path), encoding: .utf8)
    }

    /// The value of a metric without labels, or with just those.
    private static func value(_ metric: String, _ text: String) -> Double? {
        text.split(separator: "\n").first { $0.hasPrefix("forgeaudit_\(metric) ") }
            .flatMap { Double($0.split(separator: " ").last ?? "") }
    }

    @Test("metrics: one block for each name, ages as instants, requests, quota and the days that a token has left")
    func metrics() async throws {
        try await Scratch.use { scratch in
            try scratch.write(Self.config("operation: { metrics: forgeaudit.prom }"), to: "small.yaml")
            let limited = Fault { _, answer in
                var answer = answer
                answer.headers["RateLimit-Remaining"] = "1977"
                answer.headers["RateLimit-Limit"] = "2000"
                return answer
            }
            try await LocalForge.use(in: scratch, fault: limited) { local in
                let run = try await scratch.forgeaudit("run", config: "small.yaml", port: local.port)
                #expect(run.status == 0, "\(run.text)")
            }
            let text = try Self.text(scratch, "forgeaudit.prom")
            #expect(Self.value("run_exit_status", text) == 0)
            #expect(Self.value("run_timestamp_seconds", text) == 1_795_312_800)
            #expect(Self.value("complete_snapshot_timestamp_seconds", text) == 1_795_312_800)
            #expect(Self.value("findings{severity=\"high\"}", text) == 0)
            #expect(Self.value("waived", text) == 1)
            #expect(Self.value("unverified", text) == 0)
            #expect(Self.value("verdict_met", text) == 1)
            #expect(Self.value("import_complete{integration=\"dave-gitlab\"}", text) == 1)
            #expect(Self.value("quota_remaining{credential=\"dave-gitlab\"}", text) == 1_977)
            #expect(Self.value("quota_limit{credential=\"dave-gitlab\"}", text) == 2_000)
            #expect(try #require(Self.value("requests{credential=\"dave-gitlab\"}", text)) > 3)
            #expect(try #require(Self.value("token_expiry_days{integration=\"dave-gitlab\"}", text)) > 30)
            let names = text.split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }
            #expect(Set(names).count == names.count && names.count >= 12)
            let mode = try FileManager.default.attributesOfItem(
                atPath: scratch.root.appending(path: "forgeaudit.prom").path)[.posixPermissions]
            #expect(mode as? Int == 0o644)
            let files = try FileManager.default.contentsOfDirectory(atPath: scratch.root.path)
            #expect(files.filter { $0.hasSuffix(".tmp") } == [])
        }
    }

    @Test("metrics of a run that could not run: its status, and the age of what there was before")
    func metricsOfFailure() async throws {
        try await Scratch.use { scratch in
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            try await LocalForge.use(in: scratch) { local in
                _ = try await scratch.forgeaudit("run", config: "small.yaml", port: local.port)
            }
            try FileManager.default.removeItem(at: scratch.secrets)
            let run = try await scratch.forgeaudit(
                "run", "-c", "small.yaml", "--clock", Self.dayAfter, "--metrics", "given.prom")
            #expect(run.status == 2)
            let text = try Self.text(scratch, "given.prom")
            #expect(Self.value("run_exit_status", text) == 2)
            #expect(Self.value("run_timestamp_seconds", text) == 1_795_399_200)
            #expect(Self.value("complete_snapshot_timestamp_seconds", text) == 1_795_312_800)
            #expect(!text.contains("quota_remaining"))
        }
    }

    @Test("a heartbeat replaces nothing that isn't one: neither the config nor a device")
    func replaced() async throws {
        try await Scratch.use { scratch in
            // What isn't an earlier heartbeat isn't replaced: here the config itself, and a device.
            for name in ["small.yaml", "device"] {
                try scratch.write(Self.config("operation: { heartbeat: \(name) }"), to: "small.yaml")
                try? FileManager.default.createSymbolicLink(
                    atPath: scratch.root.appending(path: "device").path, withDestinationPath: "/dev/null")
                let before = FileManager.default.contents(atPath: scratch.root.appending(path: "small.yaml").path)
                try await LocalForge.use(in: scratch) { local in
                    let run = try await scratch.forgeaudit("run", config: "small.yaml", port: local.port)
                    #expect(run.errors.contains("heartbeat not written"), "\(run.text)")
                    let check = try await scratch.forgeaudit("check", config: "small.yaml", port: local.port)
                    #expect(check.status == 2 && check.errors.contains("that may be replaced"), "\(check.text)")
                }
                #expect(
                    FileManager.default.contents(atPath: scratch.root.appending(path: "small.yaml").path) == before)
            }
        }
    }

    @Test("the heart beats when a run reaches its end, with findings too, and not when it could not run")
    func heartbeat() async throws {
        try await Scratch.use { scratch in
            let config = Self.config("operation: { heartbeat: beat.json }")
            try scratch.write(config.replacing("dave/tax-2025", with: "dave/another"), to: "small.yaml")
            try await LocalForge.use(in: scratch) { local in
                let run = try await scratch.forgeaudit("run", config: "small.yaml", port: local.port)
                #expect(run.status == 1)
            }
            let beat = try Self.text(scratch, "beat.json")
            #expect(
                beat == """
                    {"ended_at":"2026-11-22T02:00:00Z","exit_status":1,"snapshot":"snapshot-2026-11-22T020000Z.sqlite"}

                    """)
            try FileManager.default.removeItem(at: scratch.secrets)
            let run = try await scratch.forgeaudit("run", "-c", "small.yaml", "--clock", Self.dayAfter)
            #expect(run.status == 2)
            #expect(try Self.text(scratch, "beat.json") == beat)
        }
    }

    @Test("a notification gets the run as JSON, when there is a change, and no secret in its environment")
    func notification() async throws {
        try await Scratch.use { scratch in
            // Both runs' words stay: the program appends.
            let script = "cat >> notes; env >> environment"
            var config = Self.config("operation: { notify: { command: [/bin/sh, -c, \"\(script)\"] } }")
            config = config.replacing("{ file: .demo/secrets/dave-gitlab.token }", with: "{ env: DAVE }")
            try scratch.write(config, to: "small.yaml")
            try await LocalForge.use(in: scratch) { local in
                let token = try String(
                    contentsOf: scratch.secrets.appending(path: "dave-gitlab.token"), encoding: .utf8
                ).trimmingCharacters(in: .whitespacesAndNewlines)
                let variables = ["DAVE": token, "COPY": token, "PLAIN": "yes"]
                for clock in [Scratch.now, Self.dayAfter] {
                    let run = try await scratch.start(
                        Scratch.online("run", config: "small.yaml", port: local.port, clock: clock),
                        environment: variables
                    ).finished()
                    #expect(run.status == 0, "\(run.text)")
                }
                let environment = try Self.text(scratch, "environment")
                #expect(environment.contains("PLAIN=yes"))
                #expect(!environment.contains(token))
            }
            let notes = try Self.text(scratch, "notes").split(separator: "\n")
            // The second run found what the first one did.
            #expect(notes.count == 1)
            let first = try #require(notes.first)
            let note = try #require(
                try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any])
            #expect(note["format"] as? String == "forgeaudit-run")
            #expect(note["exit_status"] as? Int == 0)
            #expect(note["verdict"] as? String == "met")
            #expect(note["waived"] as? Int == 1)
            #expect(note["changed"] as? Bool == true)
            #expect((note["summary"] as? String)?.hasPrefix("The audit is met: ") == true)
            #expect((note["snapshot"] as? String)?.hasSuffix("snapshot-2026-11-22T020000Z.sqlite") == true)
        }
    }

    @Test(
        "a notification that fails is logged and changes no status",
        arguments: [
            ("[/bin/sh, -c, \"exit 7\"]", "reason=\"it ended with status 7\"\n"),
            (
                "[/bin/sh, -c, \"echo no relay; printf 'mail: \\\\033[1m%s%s' glp at-0123456789abcdefghij >&2; exit 7\"]",
                "said=\"no relay mail: \\u{1B}[1m‹redacted›\""
            ),
            ("[no-such-program-here]", "there is no such program"),
        ])
    func failingNotification(command: String, reason: String) async throws {
        try await Scratch.use { scratch in
            try scratch.write(Self.config("operation: { notify: { command: \(command) } }"), to: "small.yaml")
            try await LocalForge.use(in: scratch) { local in
                let run = try await scratch.forgeaudit("run", config: "small.yaml", port: local.port)
                #expect(run.status == 0)
                #expect(run.errors.contains("notification failed"), "\(run.text)")
                #expect(run.errors.contains(reason), "\(run.text)")
            }
        }
    }

    @Test("metrics where the config can't be read: where the command line says, with the status alone")
    func metricsWithoutConfig() async throws {
        try await Scratch.use { scratch in
            try scratch.write("version: 1\nfoo: 3\n", to: "small.yaml")
            for name in ["small.yaml", "none.yaml"] {
                let run = try await scratch.forgeaudit(
                    "run", "-c", name, "--clock", Self.dayAfter, "--metrics", "given.prom")
                #expect(run.status == 2)
                let text = try Self.text(scratch, "given.prom")
                #expect(Self.value("run_exit_status", text) == 2)
                #expect(Self.value("run_timestamp_seconds", text) == 1_795_399_200)
                try FileManager.default.removeItem(at: scratch.root.appending(path: "given.prom"))
            }
        }
    }

    @Test("what a run found but couldn't tell, the next one that can tells")
    func lateNews() async throws {
        try await Scratch.use { scratch in
            let hook = "operation: { notify: { command: [/bin/sh, -c, \"cat >> notes\"] } }"
            try scratch.write(Self.config(hook), to: "small.yaml")
            let broken = SmallConfig.dave.replacing("dave/tax-2025", with: "dave/another") + hook + "\n"
            let quiet = ["--quiet-unless-changed"]
            let night = { (day: Int, port: UInt16) in
                try await scratch.forgeaudit(
                    "run", quiet, config: "small.yaml", port: port, clock: "2026-11-\(day)T02:00:00Z")
            }
            try await LocalForge.use(in: scratch) { local in
                #expect(try await night(22, local.port).status == 0)
                // The next night there is a finding, but the reports have no place.
                try scratch.write(broken, to: "small.yaml")
                try FileManager.default.removeItem(at: scratch.reports)
                try scratch.write("no folder", to: "reports")
                #expect(try await night(23, local.port).status == 2)
                #expect(scratch.latest.lastPathComponent == "snapshot-2026-11-23T020000Z.sqlite")
                try FileManager.default.removeItem(at: scratch.reports)
                let told = try await night(24, local.port)
                #expect(told.status == 1)
                #expect(
                    told.output.contains(
                        "The last run could not run. Since the one before it: +0 new, 0 resolved, 1 c"),
                    "\(told.text)")
                #expect(try await night(25, local.port).text == "")
            }
            let notes = try Self.text(scratch, "notes").split(separator: "\n")
            #expect(notes.count == 3)
            #expect(notes.last?.contains("\"changes\":{\"changed\":1") == true, "\(notes)")
        }
    }

    @Test("after a run that could not run, the next one is told of, though it found what the last one found")
    func allClear() async throws {
        try await Scratch.use { scratch in
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            let quiet = ["--quiet-unless-changed"]
            try await LocalForge.use(in: scratch) { local in
                _ = try await scratch.forgeaudit("run", quiet, config: "small.yaml", port: local.port)
                let token = scratch.secrets.appending(path: "dave-gitlab.token")
                let bytes = try Data(contentsOf: token)
                try FileManager.default.removeItem(at: token)
                let failed = try await scratch.forgeaudit(
                    "run", quiet, config: "small.yaml", port: local.port, clock: Self.dayAfter)
                #expect(failed.status == 2)
                try bytes.write(to: token)
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: token.path)
                let mended = try await scratch.forgeaudit(
                    "run", quiet, config: "small.yaml", port: local.port, clock: "2026-11-24T02:00:00Z")
                #expect(mended.status == 0)
                #expect(mended.output.contains("The last run could not run."), "\(mended.text)")
            }
        }
    }

    @Test("a notification that failed is made up for by the next run")
    func notificationAgain() async throws {
        try await Scratch.use { scratch in
            let config = { (end: String) in
                Self.config("operation: { notify: { command: [/bin/sh, -c, \"cat >> notes; exit \(end)\"] } }")
            }
            try await LocalForge.use(in: scratch) { local in
                for (day, end) in [(22, "0"), (23, "0"), (24, "1"), (25, "0"), (26, "0")] {
                    // From the 24th on there is something new.
                    let text = day < 24 ? config(end) : config(end).replacing("dave/tax-2025", with: "dave/another")
                    try scratch.write(text, to: "small.yaml")
                    _ = try await scratch.forgeaudit(
                        "run", config: "small.yaml", port: local.port, clock: "2026-11-\(day)T02:00:00Z")
                }
            }
            let notes = try Self.text(scratch, "notes").split(separator: "\n")
            #expect(notes.map { $0.contains("2026-11-25T02:00:00Z") } == [false, false, true], "\(notes)")
        }
    }

    @Test("a clock that was set back is told of")
    func clockSetBack() async throws {
        try await Scratch.use { scratch in
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            try await LocalForge.use(in: scratch) { local in
                let first = try await scratch.forgeaudit(
                    "run", config: "small.yaml", port: local.port, clock: Self.dayAfter)
                #expect(!first.errors.contains("set back"), "\(first.text)")
                let second = try await scratch.forgeaudit("run", config: "small.yaml", port: local.port)
                #expect(second.errors.contains("was the clock set back?"), "\(second.text)")
            }
        }
    }

    @Test("a run that could not run is told of, with the reason and without a secret")
    func notifiedFailure() async throws {
        try await Scratch.use { scratch in
            let operation = "operation: { notify: { command: [/bin/sh, -c, \"cat > notes\"], when: problem } }"
            try scratch.write(Self.config(operation), to: "small.yaml")
            let run = try await scratch.forgeaudit("run", "-c", "small.yaml", "--clock", Scratch.now)
            #expect(run.status == 2)
            let note = try Self.text(scratch, "notes")
            #expect(note.contains("\"exit_status\":2"))
            #expect(note.contains("The audit could not run: "), "\(note)")
        }
    }

    @Test("--quiet-unless-changed: silent where the night before found the same, whatever the status")
    func quietUnlessChanged() async throws {
        try await Scratch.use { scratch in
            let config = SmallConfig.dave.replacing("dave/tax-2025", with: "dave/another")
            try scratch.write(config, to: "small.yaml")
            try await LocalForge.use(in: scratch) { local in
                let quiet = ["--quiet-unless-changed"]
                let first = try await scratch.forgeaudit("run", quiet, config: "small.yaml", port: local.port)
                #expect(first.status == 1)
                #expect(first.output.hasPrefix("The audit is not met: 1 fail (1 high)"), "\(first.text)")
                #expect(first.output.split(separator: "\n").count == 1)
                let second = try await scratch.forgeaudit(
                    "run", quiet, config: "small.yaml", port: local.port, clock: Self.dayAfter)
                #expect(second.status == 1)
                #expect(second.text == "")
                try scratch.write(SmallConfig.dave, to: "small.yaml")
                let third = try await scratch.forgeaudit(
                    "run", quiet, config: "small.yaml", port: local.port, clock: "2026-11-24T02:00:00Z")
                #expect(third.status == 0)
                #expect(third.output.contains("Since the last run: +0 new, 0 resolved, 1 changed."), "\(third.text)")
            }
        }
    }

    @Test("--quiet-unless-changed hides no error, and brings the warnings before it")
    func quietError() async throws {
        try await Scratch.use { scratch in
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            try scratch.write("no folder", to: "reports")
            try await LocalForge.use(in: scratch) { local in
                let run = try await scratch.forgeaudit(
                    "run", ["--quiet-unless-changed"], config: "small.yaml", port: local.port)
                #expect(run.status == 2)
                #expect(run.errors.contains(" error "), "\(run.text)")
            }
        }
    }

    @Test("snapshots beyond keep_days are removed, but for the last of which every import was complete")
    func retention() async throws {
        try await Scratch.use { scratch in
            let config = SmallConfig.dave.replacing(
                "directory: .demo/snapshots", with: "directory: .demo/snapshots, keep: 9, keep_days: 3")
            try scratch.write(config, to: "small.yaml")
            let broken = Fault { _, _ in .text("{}", status: 500) }
            for day in 20...27 {
                // From the 22nd on nothing works.
                try await LocalForge.use(in: scratch, fault: day < 22 ? .none : broken) { local in
                    _ = try await scratch.forgeaudit(
                        "run", config: "small.yaml", port: local.port, clock: "2026-11-\(day)T02:00:00Z")
                }
            }
            let names = SnapshotDirectory(scratch.snapshots).snapshots().map(\.lastPathComponent)
            #expect(names == [21, 24, 25, 26, 27].map { "snapshot-2026-11-\($0)T020000Z.sqlite" })
            let pruned = try await scratch.forgeaudit(
                "snapshot", "prune", "-c", "small.yaml", "--keep-days", "1", "--clock", "2026-11-27T03:00:00Z")
            #expect(pruned.output.hasSuffix("2 kept, 3 removed\n"), "\(pruned.text)")
        }
    }
}
