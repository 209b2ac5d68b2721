// The built executable: it says when it is ready, ends cleanly, and explains why it can't start.
import FixtureForge
import Foundation
import Testing

@Suite(.timeLimit(.minutes(15))) struct CommandTests {
    private struct Run {
        let process = Process()
        let output = Pipe()
        let errors = Pipe()
        let secrets = FileManager.default.temporaryDirectory.appending(path: "command-\(UUID().uuidString)")

        /// The executable lies beside the test bundle.
        static var executable: URL {
            URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "fixture-forge")
        }

        init(_ more: [String]) throws {
            process.executableURL = Self.executable
            process.arguments = ["--fleet", DemoForge.folder.path, "--secrets", secrets.path] + more
            process.standardOutput = output
            process.standardError = errors
            try process.run()
        }

        /// The first line of the output, as soon as it is there.
        func firstLine() -> String {
            var data = Data()
            while !data.contains(0x0A) {
                let more = output.fileHandleForReading.availableData
                if more.isEmpty { break }
                data.append(more)
            }
            return String(decoding: data, as: UTF8.self)
        }

        func remove() { try? FileManager.default.removeItem(at: secrets) }
    }

    @Test(
        "It prints one line when it listens, answers, logs, and ends with 0 on SIGTERM and SIGINT",
        arguments: [
            SIGTERM, SIGINT,
        ])
    func stops(signal: Int32) async throws {
        let log = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID().uuidString)")
        let run = try Run(["--clock", "2026-11-22T02:00:00Z", "--log", log.path])
        defer {
            run.remove()
            try? FileManager.default.removeItem(at: log)
        }
        let line = run.firstLine()
        let match = try #require(line.wholeMatch(of: /listening on http:\/\/127\.0\.0\.1:([0-9]+)\n/))
        let port = try #require(UInt16(match.1))
        let token = try String(contentsOf: run.secrets.appending(path: "dave-gitlab.token"), encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let reply = try await Client(port: port).get("/gitlab/api/v4/user", ["PRIVATE-TOKEN": token])
        #expect(reply.body["username"]?.text == "dave")
        kill(run.process.processIdentifier, signal)
        run.process.waitUntilExit()
        #expect(run.process.terminationReason == .exit)
        #expect(run.process.terminationStatus == 0)
        let logged = try String(contentsOf: log, encoding: .utf8)
        #expect(
            logged.hasPrefix(
                #"{"time":"2026-11-22T02:00:00Z","method":"GET","path":"/gitlab/api/v4/user","status":200,"#))
        #expect(!logged.contains(token))
    }

    @Test(
        "Faults come from the line and from a file; a mistake in them is told, with the nearest word, and ends with 2")
    func faults() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "faults-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try #"[{"kind": "status(503)", "route": "GET /user", "times": 1}]"#
            .write(to: file, atomically: true, encoding: .utf8)
        let run = try Run(["--faults", file.path, "--fault", "kind=forbidden; route=GET /user; from=2"])
        defer { run.remove() }
        let port = try #require(
            run.firstLine().firstMatch(of: /127\.0\.0\.1:([0-9]+)/).flatMap { UInt16($0.1) })
        var statuses: [Int] = []
        for _ in 0..<2 { statuses.append(try await Client(port: port).get("/gitlab/api/v4/user").status) }
        kill(run.process.processIdentifier, SIGTERM)
        run.process.waitUntilExit()
        #expect(statuses == [503, 403])

        for mistake in ["kind=stal", "kind=stall; credential=token acme-gitlb"] {
            let wrong = try Run(["--fault", mistake])
            defer { wrong.remove() }
            wrong.process.waitUntilExit()
            #expect(wrong.process.terminationStatus == 2)
            let message = String(decoding: wrong.errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            #expect(message.contains("did you mean \"stall\"?") || message.contains("\"token acme-gitlab\""))
        }
    }

    @Test("A port in use, a folder without a fleet: a message and 2")
    func refuses() async throws {
        try await DemoForge.run { demo in
            let run = try Run(["--port", String(demo.client.port)])
            defer { run.remove() }
            run.process.waitUntilExit()
            #expect(run.process.terminationStatus == 2)
            let message = String(decoding: run.errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            #expect(message.contains("127.0.0.1:\(demo.client.port): the port is in use"))
        }
        let run = try Run(["--fleet", "/nowhere"])
        defer { run.remove() }
        run.process.waitUntilExit()
        #expect(run.process.terminationStatus == 2)
    }
}
