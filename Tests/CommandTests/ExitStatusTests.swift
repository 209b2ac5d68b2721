// What CI and cron see of a run: its exit status, and the words that go with it.
import FixtureForge
import Foundation
import TestSupport
import Testing

@Suite("Exit statuses", .timeLimit(.minutes(15)))
struct ExitStatusTests {
    /// Runs `config` against a forge of its own.
    private func run(_ config: String, fault: Fault = .none) async throws -> Run {
        try await Scratch.use { scratch in
            try scratch.write(config, to: "small.yaml")
            return try await LocalForge.use(in: scratch, fault: fault) { local in
                try await scratch.forgeaudit("run", config: "small.yaml", port: local.port)
            }
        }
    }

    @Test("0 where all is fine")
    func clean() async throws {
        let run = try await run(SmallConfig.dave)
        #expect(run.output.contains("The audit is met: 0 fail, 0 unverified, 1 waived, "), "\(run.text)")
        #expect(run.status == 0)
    }

    @Test("1 for findings, and 0 again where they lie below the threshold")
    func findings() async throws {
        let unwaived = SmallConfig.dave.replacing("dave/tax-2025", with: "dave/another")
        let failing = try await run(unwaived)
        #expect(failing.output.contains("The audit is not met: 1 fail (1 high), "), "\(failing.text)")
        #expect(failing.status == 1)
        let tolerant = try await run(unwaived.replacing("audit:", with: "audit:\n  fail_on: critical"))
        #expect(tolerant.output.contains("The audit is met: 1 fail (1 high), "), "\(tolerant.text)")
        #expect(tolerant.status == 0)
    }

    @Test("3 where nothing fails and too much can't be seen, and 0 where the config allows as much")
    func unverified() async throws {
        let strict = try await run(SmallConfig.fineGrained)
        #expect(strict.output.contains("The audit is not determined: not enough could be seen: 0 fail, 32 unverified"))
        #expect(strict.status == 3)
        let lenient = try await run(SmallConfig.fineGrained + "audit: { max_unverified_percent: 60 }\n")
        #expect(lenient.output.contains("The audit is met: 0 fail, 32 unverified"))
        #expect(lenient.status == 0)
    }

    @Test("3 where the forge answers nothing but errors")
    func failingForge() async throws {
        let run = try await run(
            SmallConfig.dave, fault: Fault { _, _ in .text("{\"message\":\"500 Internal Server Error\"}", status: 500) }
        )
        #expect(run.output.contains("The audit is not determined"), "\(run.text)")
        #expect(run.output.contains("Imports not proven complete: 1."))
        #expect(run.errors.contains("state=failed"))
        #expect(run.status == 3)
    }

    @Test("3 where the forge is down, for an import too")
    func forgeDown() async throws {
        let port = try ClosedPort()
        try await Scratch.use { scratch in
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            // The forge makes the secrets and is gone.
            try await LocalForge.use(in: scratch) { _ in }
            for command in ["run", "import"] {
                let run = try await scratch.forgeaudit(command, config: "small.yaml", port: port.number)
                #expect(run.status == 3, "\(run.text)")
                #expect(run.errors.contains("state=failed"))
            }
            withExtendedLifetime(port) {}
        }
    }

    @Test("3 where a listing breaks off, however good the rest is")
    func brokenListing() async throws {
        let run = try await run(
            SmallConfig.dave,
            fault: Fault { exchange, answer in
                exchange.target.contains("min_access_level") ? .text("{}", status: 503) : answer
            })
        #expect(run.status == 3, "\(run.text)")
        #expect(run.errors.contains("state=incomplete"))
    }

    @Test("2 where the snapshot folder can't be made", arguments: ["run", "import", "audit"])
    func snapshotFolder(command: String) async throws {
        try await Scratch.use { scratch in
            try scratch.write(
                SmallConfig.dave.replacing("directory: .demo/snapshots", with: "directory: small.yaml/snapshots"),
                to: "small.yaml")
            try await LocalForge.use(in: scratch) { local in
                let run =
                    command == "audit"
                    ? try await scratch.forgeaudit("audit", "-c", "small.yaml")
                    : try await scratch.forgeaudit(command, config: "small.yaml", port: local.port)
                #expect(run.status == 2)
                #expect(run.errors.contains("can't create the snapshot folder"), "\(run.text)")
                #expect(run.errors.contains("small.yaml/snapshots"))
            }
        }
    }

    @Test("2 where the report folder is a file")
    func reportFolder() async throws {
        try await Scratch.use { scratch in
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            try scratch.write("no folder", to: "reports")
            try await LocalForge.use(in: scratch) { local in
                let run = try await scratch.forgeaudit("run", config: "small.yaml", port: local.port)
                #expect(run.status == 2)
                #expect(run.errors.contains(scratch.root.appending(path: "reports").path), "\(run.text)")
            }
            #expect(try String(contentsOf: scratch.root.appending(path: "reports"), encoding: .utf8) == "no folder")
        }
    }

    @Test("2 where there is no snapshot, or one without an audit")
    func nothingToReport() async throws {
        try await Scratch.use { scratch in
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            for command in ["audit", "report"] {
                let run = try await scratch.forgeaudit(command, "-c", "small.yaml")
                #expect(run.status == 2)
                #expect(run.errors.contains("run `forgeaudit import` first"), "\(command): \(run.text)")
            }
            try await LocalForge.use(in: scratch) { local in
                let run = try await scratch.forgeaudit("import", config: "small.yaml", port: local.port)
                #expect(run.status == 0)
            }
            let run = try await scratch.forgeaudit("report", "-c", "small.yaml")
            #expect(run.status == 2)
            #expect(run.errors.contains("run `forgeaudit audit` first"), "\(run.text)")
        }
    }

    @Test(
        "64 for wrong usage",
        arguments: [
            (["run", "--nope"], "Unknown option '--nope'"), (["nope"], "nope"),
            (["audt"], "Did you mean 'audit'?"), (["snapshot", "lst"], "Did you mean 'list'?"),
            (["rules", "x"], "See 'forgeaudit rules --help'"),
            (["audit", "--as-of", "2027-02-30"], "'2027-02-30' is no instant"),
            (["run", "--log-format", "yaml"], "yaml"),
            (
                ["explain", "rebuild-hook-mising"],
                "there is no rule or integration 'rebuild-hook-mising', did you mean 'rebuild-hook-missing'?"
            ),
            (["explain", "zzzzzzzzzzzz"], "there is no rule or integration 'zzzzzzzzzzzz'; see `forgeaudit rules`"),
        ])
    func usage(arguments: [String], message: String) async throws {
        let run = try await Scratch.use { try await $0.start(arguments).finished() }
        #expect(run.status == 64)
        #expect(run.errors.contains(message), "\(run.text)")
        #expect(run.output == "")
    }

    @Test("the helps name the statuses", arguments: ["run", "import", "audit", "report"])
    func help(command: String) async throws {
        let run = try await Scratch.use { try await $0.forgeaudit(command, "--help") }
        #expect(run.status == 0)
        let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("0 clean; 1 findings at or above audit.fail_on; 2 could not run"))
        #expect(!words.contains("--connect-to"))
        #expect(!words.contains("--clock"))
    }
}
