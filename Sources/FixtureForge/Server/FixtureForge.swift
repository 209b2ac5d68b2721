// The forge itself: puts a fleet, a clock and secrets together and serves them over HTTP on the loopback address.
import FlyingFox
import FlyingSocks
import Foundation

/// A local forge that speaks the GitHub API below `/api/v3` and the GitLab API below the fleet's own path.
///
///     let forge = try FixtureForge(fleet: FleetLoader(folder: url).load(), clock: .frozen(at: date))
///     let port = try await forge.start()
///     defer { Task { await forge.stop() } }
package actor FixtureForge {
    /// Private keys and token values, by name.
    package nonisolated let secrets: ForgeSecrets
    /// The time that the forge goes by.
    package nonisolated let clock: ForgeClock
    private nonisolated let log: RequestLog
    private let handler: ForgeHandler
    private let gate: StallGate
    private var server: HTTPServer?
    private var serving: Task<Void, any Error>?

    /// A forge that does not listen yet.
    /// - Parameters:
    ///   - secrets: fresh ones, kept in memory, if none are given (2048-bit keys: some 100 ms per app).
    ///   - publicOrigin: put in front of `Link` addresses in place of `http://` and the request's `Host`.
    ///   - faults: the trouble to make; of this forge alone, because they count its requests.
    ///   - fault: sees every answer before it is sent, behind `faults`.
    /// Throws `FixtureForgeError` where `faults` name what the fleet does not have.
    package init(
        fleet: Fleet, clock: ForgeClock = .system(), secrets: ForgeSecrets? = nil, publicOrigin: String? = nil,
        log: RequestLog = RequestLog(), faults: Faults = Faults([]), fault: Fault = .none
    ) throws {
        try faults.check(fleet)
        let fleet = faults.altered(fleet)
        let secrets = try secrets ?? ForgeSecrets.generated(for: fleet)
        self.secrets = secrets
        self.clock = clock
        self.log = log
        var apis: [any ForgeAPI] = []
        if let gitHub = fleet.gitHub {
            apis.append(
                GitHubAPI(
                    GitHubContext(
                        fleet: gitHub, clock: clock.skewed(by: faults.skew(of: .gitHub)), secrets: secrets,
                        publicOrigin: publicOrigin, faults: faults)))
        }
        if let gitLab = fleet.gitLab {
            apis.append(
                GitLabAPI(
                    GitLabContext(
                        fleet: gitLab, clock: clock.skewed(by: faults.skew(of: .gitLab)), secrets: secrets,
                        publicOrigin: publicOrigin, faults: faults)))
        }
        let gate = StallGate()
        self.gate = gate
        handler = ForgeHandler(apis: apis, clock: clock, log: log, faults: faults, fault: fault, gate: gate)
    }

    /// The requests so far, in the order they were answered.
    package nonisolated var requests: [LoggedRequest] { log.all }

    /// Starts to listen on 127.0.0.1 and returns the port; 0 takes a free one. Throws `FixtureForgeError`, for instance
    /// when the port is in use.
    @discardableResult
    package func start(port: UInt16 = 0) async throws -> UInt16 {
        gate.shut()
        let server = HTTPServer(
            config: .init(
                address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port), timeout: 600,
                pool: NoDelayPool(HTTPServer.defaultPool()), logger: .disabled),
            handler: handler)
        let serving = Task { try await server.run() }
        let problem = await Self.firstProblem(of: serving, server)
        if let problem {
            serving.cancel()
            throw FixtureForgeError(
                subject: "127.0.0.1:\(port)", problem: Self.describe(problem),
                advice: "give another --port, or 0 for a free one")
        }
        self.server = server
        self.serving = serving
        guard case .ip4(_, let bound)? = await server.listeningAddress else {
            throw FixtureForgeError(
                subject: "127.0.0.1:\(port)", problem: "the server stopped at once", advice: "start it again")
        }
        return bound
    }

    /// Stops listening and drops the connections, stalled ones too.
    package func stop() async {
        gate.open()
        await server?.stop(timeout: 1)
        serving?.cancel()
        _ = await serving?.result
        server = nil
        serving = nil
    }

    /// Waits until the server listens or fails, whichever comes first.
    private static func firstProblem(of serving: Task<Void, any Error>, _ server: HTTPServer) async -> (any Error)? {
        let (events, report) = AsyncStream.makeStream(of: (any Error)?.self)
        let listening = Task {
            do {
                try await server.waitUntilListening(timeout: 30)
                report.yield(nil)
            } catch {
                report.yield(error)
            }
        }
        let failing = Task {
            if case .failure(let error) = await serving.result { report.yield(error) }
        }
        var problem: (any Error)?
        for await event in events {
            problem = event
            break
        }
        listening.cancel()
        failing.cancel()
        return problem
    }

    private static func describe(_ error: any Error) -> String {
        if case SocketError.failed(_, let number, _) = error, number == EADDRINUSE { return "the port is in use" }
        return "can't listen (\(error.localizedDescription))"
    }
}
