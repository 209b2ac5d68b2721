// What an incomplete run read in full is kept by the run that reads the rest, and nothing else is.
import FixtureForge
import Foundation
import TestSupport
import Testing

@Suite("Since a failure", .timeLimit(.minutes(15)))
struct SinceFailedTests {
    /// GitLab's listings can't be read; GitHub is fine.
    private static let unreadable = Fault { exchange, answer in
        guard exchange.route == "GET /projects" else { return answer }
        var answer = answer
        answer.body = Array("{}".utf8)
        answer.headers["ETag"] = nil
        return answer
    }

    /// The incomplete run of the demo after the night before, then what `body` does.
    private func afterFailure(_ body: (Scratch, Demo) async throws -> Void) async throws {
        let demo = try await Demo.first
        try await Scratch.use { scratch in
            try demo.publishYesterday(in: scratch)
            try await LocalForge.use(in: scratch, fault: Self.unreadable) { local in
                let run = try await scratch.forgeaudit("run", ["--format", "junit"], port: local.port)
                #expect(run.status == 3, "\(run.text)")
            }
            try await body(scratch, demo)
        }
    }

    /// The next run with `--since-failed`, and the routes that it asked for.
    private func again(_ scratch: Scratch) async throws -> (run: Run, routes: Set<String>) {
        try await LocalForge.use(in: scratch) { local in
            let run = try await scratch.forgeaudit("run", ["--since-failed"], port: local.port)
            return (run, Set(local.forge.requests.map(\.route)))
        }
    }

    @Test("the rest is read, the snapshot takes the incomplete one's place, and says what a single run says")
    func rest() async throws {
        try await afterFailure { scratch, demo in
            let incomplete = scratch.latest
            // So much is unverified that one page can't hold it: an error beside the verdict, not in its place.
            let report = try await scratch.forgeaudit(
                "report", "-c", Scratch.demoConfig, "--format", "html-file")
            #expect(report.status == 3 && report.output.contains("The audit is "), "\(report.text)")
            #expect(report.errors.contains("report.html isn't written"), "\(report.errors)")
            let (run, routes) = try await again(scratch)
            #expect(run.output == demo.run.output)
            #expect(run.errors.contains("taking up an incomplete run"), "\(run.errors)")
            #expect(routes.contains("GET /projects"))
            #expect(!routes.contains("GET /installation/repositories"), "\(routes)")
            #expect(scratch.latest == incomplete)
            let verify = try await scratch.forgeaudit("snapshot", "verify", "-c", Scratch.demoConfig)
            #expect(verify.status == 0, "\(verify.text)")
            // Nothing is left to read: the next one reads everything.
            let (whole, all) = try await again(scratch)
            #expect(whole.errors.contains("the last run was complete"), "\(whole.errors)")
            #expect(all.contains("GET /installation/repositories"))
        }
    }

    @Test("an integration whose secret was replaced is read again")
    func replaced() async throws {
        try await afterFailure { scratch, _ in
            let key = scratch.secrets.appending(path: "hub.pem")
            try FileManager.default.removeItem(at: key)
            let (run, routes) = try await again(scratch)
            #expect(routes.contains("GET /installation/repositories"), "\(run.text)")
        }
    }

    @Test("a snapshot that somebody changed isn't taken up, nor sealed again")
    func changed() async throws {
        try await afterFailure { scratch, demo in
            try SnapshotProbe(file: scratch.latest).change("UPDATE installation SET installed_by = 'x'")
            let (run, routes) = try await again(scratch)
            #expect(run.errors.contains("the last snapshot was changed"), "\(run.errors)")
            #expect(routes.contains("GET /installation/repositories"))
            #expect(run.output == demo.run.output)
        }
    }
}
