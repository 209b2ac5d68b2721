// One run of the built auditor against a forge with faults.
import FixtureForge
import Foundation
import TestSupport

/// What was seen of it, from both sides.
struct Trial: Sendable {
    let run: Run
    let outcome: Outcome
    let requests: [LoggedRequest]
    /// Requests that a second forge, on another port, heard.
    let elsewhere: [LoggedRequest]
    /// The secrets that are found in what the run wrote, sent elsewhere or said, each with its place. Every error of the
    /// forge repeats the secrets of the run.
    let leaks: [String]

    /// The instant that the fleet's dates fit.
    static let now = "2026-11-22T02:00:00Z"
    private static let turnstile = Turnstile(4)

    /// How it goes without any fault, made once.
    static let undisturbed = Task { try await Trial.make(faults: []) }

    struct NoSnapshot: Error {
        let output: String
    }

    /// `ELSEWHERE` in a fault becomes the origin of a second forge. `direct`: the config names the forge's own address, so
    /// that other addresses lead where they say.
    static func make(
        faults: [String], timeout: Int = 20, waitBudget: Int = 20, connections: Int = 4, direct: Bool = false,
        after earlier: [String]? = nil
    ) async throws -> Trial {
        let ground = try await FaultFleet.ground.value
        return try await turnstile.pass {
            let folder = ground.root.appending(path: UUID().uuidString, directoryHint: .isDirectory)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let elsewhere = try await self.elsewhere(ground, for: faults)
            defer { Task { await elsewhere?.forge.stop() } }
            if let earlier {
                _ = try await run(
                    ground, folder, try Canaries(ground), faults: earlier, clock: "2026-11-21T02:00:00Z",
                    timeout: timeout,
                    waitBudget: waitBudget, connections: connections, direct: false)
            }
            let texts = faults.map {
                $0.replacingOccurrences(of: "ELSEWHERE", with: "http://127.0.0.1:\(elsewhere?.port ?? 0)")
            }
            let canaries = try Canaries(ground)
            let (run, requests) = try await run(
                ground, folder, canaries, faults: texts, clock: now, timeout: timeout, waitBudget: waitBudget,
                connections: connections, direct: direct)
            let file = folder.appending(path: "snapshots/latest.sqlite").resolvingSymlinksInPath()
            guard FileManager.default.fileExists(atPath: file.path) else { throw NoSnapshot(output: run.text) }
            let heard = elsewhere?.forge.requests ?? []
            return Trial(
                run: run, outcome: try Outcome(file), requests: requests, elsewhere: heard,
                leaks: try canaries.leaks(run, in: folder, elsewhere: heard))
        }
    }

    /// A second forge where a fault leads to one.
    private static func elsewhere(
        _ ground: FaultFleet.Ground, for faults: [String]
    ) async throws -> (forge: FixtureForge, port: UInt16)? {
        guard faults.contains(where: { $0.contains("ELSEWHERE") }) else { return nil }
        let forge = try forge(ground, [], at: now)
        return (forge, try await forge.start())
    }

    private static func forge(
        _ ground: FaultFleet.Ground, _ faults: [String], at clock: String, echoing echo: Fault = .none
    ) throws -> FixtureForge {
        try FixtureForge(
            fleet: ground.fleet, clock: .frozen(at: Date(clock, strategy: .iso8601)), secrets: ground.secrets,
            faults: try Faults(parsing: faults), fault: echo)
    }

    private static func run(
        _ ground: FaultFleet.Ground, _ folder: URL, _ canaries: Canaries, faults: [String], clock: String, timeout: Int,
        waitBudget: Int,
        connections: Int, direct: Bool
    ) async throws -> (Run, [LoggedRequest]) {
        let forge = try Self.forge(ground, faults, at: clock, echoing: canaries.echo)
        let port = try await forge.start()
        let own = "http://127.0.0.1:\(port)"
        let config = FaultConfig(
            gitHub: direct ? own : "http://github.localhost", gitLab: direct ? own : "http://gitlab.localhost",
            timeout: timeout, waitBudget: waitBudget, connections: connections)
        let result: Run
        do {
            try Data(config.text(ground).utf8).write(to: folder.appending(path: "forgeaudit.yaml"))
            let arguments = ["run", "-c", "forgeaudit.yaml", "--clock", clock, "--log-format", "json"]
            result = try await Child(
                "forgeaudit", arguments + (direct ? [] : ["--connect-to", "127.0.0.1:\(port)"]), in: folder
            ).finished()
        } catch {
            await forge.stop()
            throw error
        }
        await forge.stop()
        return (result, forge.requests)
    }
}
