// The built `fixture-forge`, running.
import Foundation
import TestSupport

/// A forge in a process of its own, as a person would start it.
struct ForgeProcess: Sendable {
    let port: UInt16
    private let process: Process
    private let ends: AsyncStream<Void>

    struct NotListening: Error {
        let output: String
    }

    /// Serves the scratch folder's fleet on a free port for the length of `body`, with the demo's clock, secrets and log.
    static func use<Value>(
        in scratch: Scratch, night: Night = .today, _ body: (ForgeProcess) async throws -> Value
    ) async throws -> Value {
        let forge = try await ForgeProcess(in: scratch, night)
        let result: Value
        do {
            result = try await body(forge)
        } catch {
            await forge.stop()
            throw error
        }
        await forge.stop()
        return result
    }

    private init(in scratch: Scratch, _ night: Night) async throws {
        let process = Process()
        process.executableURL = Child.executable("fixture-forge")
        process.arguments = [
            "--fleet", "fixtures/demo", "--secrets", scratch.secrets.path, "--clock", night.clock,
            "--log", scratch.root.appending(path: night.requestLog).path,
        ]
        process.arguments? += night.forgeOptions
        process.currentDirectoryURL = scratch.root
        process.environment = Child.sanitizerOptions.merging(["PATH": "/usr/bin:/bin", "TZ": "UTC"]) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        let (pieces, report) = AsyncStream.makeStream(of: Data.self)
        pipe.fileHandleForReading.readabilityHandler = { handle in
            let piece = handle.availableData
            if piece.isEmpty {
                handle.readabilityHandler = nil
                report.finish()
            } else {
                report.yield(piece)
            }
        }
        let (ends, ended) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in ended.finish() }
        try process.run()
        var output = Data()
        for await piece in pieces {
            output.append(piece)
            if piece.contains(0x0A) { break }
        }
        let text = String(decoding: output, as: UTF8.self)
        guard let match = text.firstMatch(of: /listening on http:\/\/127\.0\.0\.1:([0-9]+)/), let port = UInt16(match.1)
        else { throw NotListening(output: text) }
        self.port = port
        self.process = process
        self.ends = ends
    }

    private func stop() async {
        process.terminate()
        for await _ in ends {}
    }
}
