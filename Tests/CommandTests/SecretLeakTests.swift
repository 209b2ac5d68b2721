// No secret shows anywhere: not on the streams, not in the snapshot, not in a report, not in the forge's log.
import FixtureForge
import Foundation
import TestSupport
import Testing

@Suite("Secrets", .timeLimit(.minutes(15)))
struct SecretLeakTests {
    /// Everything that the commands wrote, by name.
    private func traces(of runs: [(name: String, run: Run)], in scratch: Scratch, _ local: LocalForge) throws
        -> [String: Data]
    {
        var traces: [String: Data] = [:]
        for (name, run) in runs {
            traces["\(name): output"] = Data(run.output.utf8)
            traces["\(name): errors"] = Data(run.errors.utf8)
        }
        for (folder, contents) in [
            "snapshots": try scratch.contents(of: scratch.snapshots),
            "reports": try scratch.contents(of: scratch.reports),
        ] {
            for (file, data) in contents { traces["\(folder)/\(file)"] = data }
        }
        traces["the forge's log"] = Data(local.forge.requests.map { "\($0)" }.joined(separator: "\n").utf8)
        return traces
    }

    @Test("no token, key, minted token or JWT is in anything that any command writes, and a planted one is found")
    func leaks() async throws {
        let minted = MintedTokens()
        try await Scratch.use { scratch in
            try await LocalForge.use(in: scratch, fault: minted.fault) { local in
                let config = ["-c", Scratch.demoConfig]
                var runs: [(name: String, run: Run)] = []
                for format in ["text", "json"] {
                    let log = ["--log-format", format]
                    for command in ["run", "import"] {
                        runs.append((command + format, try await scratch.forgeaudit(command, log, port: local.port)))
                    }
                    for command in ["audit", "report"] {
                        runs.append((command + format, try await scratch.start([command] + config + log).finished()))
                    }
                }
                runs.append(("check", try await scratch.start(["check"] + config).finished()))
                #expect(runs.map(\.run.status) == [1, 0, 1, 1, 1, 0, 1, 1, 0])
                let files = SecretSearch.secrets(in: try scratch.contents(of: scratch.secrets))
                let search = SecretSearch(
                    files + minted.all.enumerated().map { ("minted token \($0.offset)", $0.element) })
                // Seven tokens, two keys of some 25 lines, and a minted token for each of four runs' five installations.
                #expect(files.count(where: { $0.name.contains(".token") }) == 7)
                #expect(minted.all.count == 20)
                #expect(search.count > 7 + 40 + 20)
                let traces = try traces(of: runs, in: scratch, local)
                #expect(
                    Set(traces.keys).isSuperset(of: ["reports/index.html", "reports/junit.xml", "runjson: errors"]))
                #expect(traces.keys.contains { $0.hasPrefix("snapshots/snapshot-") })
                for (name, data) in traces { #expect(search.hits(in: data) == [], "\(name)") }
                let one = try #require(minted.all.first)
                try plant(search, files + [("minted token 0", one)], in: scratch)
            }
        }
    }

    /// The control: each kind of secret, written into a file that is searched, is found there.
    private func plant(
        _ search: SecretSearch, _ secrets: [(name: String, value: String)], in scratch: Scratch
    ) throws {
        for kind in ["acme-gitlab.token", "hub.pem:", "minted token 0"] {
            let secret = try #require(secrets.first { $0.name.hasPrefix(kind) && $0.value.count > 30 })
            // Half of it is enough, wherever it stands.
            let half = secret.value.suffix(secret.value.count / 2)
            var snapshot = try Data(contentsOf: scratch.latest)
            snapshot.insert(contentsOf: Data(half.utf8), at: snapshot.count / 2)
            try snapshot.write(to: scratch.snapshots.appending(path: "planted"))
            let contents = try scratch.contents(of: scratch.snapshots)
            #expect(search.hits(in: contents["planted"] ?? Data()).contains(secret.name))
        }
        #expect(search.hits(in: Data("a Bearer eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.x".utf8)) == ["JWT"])
    }

    @Test("a token that the config holds by mistake is refused and not echoed", arguments: ["check", "run"])
    func tokenInConfig(command: String) async throws {
        let token = "glpat-Zx3kQ9vL2mN8pR5tW7yB.01.0w1abcdef"
        try await Scratch.use { scratch in
            try scratch.write(
                SmallConfig.dave.replacing("{ file: .demo/secrets/dave-gitlab.token }", with: token), to: "small.yaml")
            let run = try await scratch.forgeaudit(command, "-c", "small.yaml")
            #expect(run.status == 2)
            #expect(run.errors.hasPrefix("small.yaml:9:14: error: this looks like a token or private key"))
            #expect(!run.text.contains(token.prefix(20)))
        }
    }
}
