// What a release wrote stays readable: a snapshot of every schema there was, kept as SQL text, goes through every command.
import Foundation
import GRDB
import Snapshots
import TestSupport
import Testing

@Suite("Snapshots of earlier schemas", .timeLimit(.minutes(5)))
struct ReleasedSchemaTests {
    private static let config = "fixtures/snapshots/forgeaudit.yaml"

    /// Lays a kept snapshot into the scratch folder as last night's.
    private func restore(_ version: Int, in scratch: Scratch) throws -> URL {
        let folder = scratch.root.appending(path: "fixtures/snapshots/snapshots", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "snapshot-2026-11-22T020000Z.sqlite")
        let text = try String(
            contentsOf: scratch.root.appending(path: "fixtures/snapshots/schema-\(version).sql"), encoding: .utf8)
        let queue = try DatabaseQueue(path: file.path)
        // The text is its own transaction, and tables come in the order of their names.
        try queue.inDatabase { try $0.execute(sql: "PRAGMA foreign_keys = OFF; \(text)") }
        try queue.close()
        try FileManager.default.createSymbolicLink(
            atPath: folder.appending(path: "latest.sqlite").path, withDestinationPath: file.lastPathComponent)
        return file
    }

    @Test(
        "is read, verified, judged, reported, compared, and remembered by the next run",
        arguments: 1...Schema.version)
    func everything(version: Int) async throws {
        try await Scratch.use { scratch in
            let file = try restore(version, in: scratch)
            let hint: Comment = "before a release, scripts/keep-schema keeps the schema anew"
            #expect(try SnapshotProbe(file: file).strings("PRAGMA user_version") == ["\(version)"], hint)
            // 3 is a snapshot that another release judged.
            let verified = try await scratch.forgeaudit("snapshot", "verify", file.path)
            #expect([0, 3].contains(verified.status), "\(verified.text); \(hint)")
            for command in ["explain", "report", "audit"] {
                let more = command == "explain" ? ["dave-gitlab"] : []
                let run = try await scratch.start([command, "-c", Self.config, "--snapshot", file.path] + more)
                    .finished()
                #expect(run.status == 0, "\(command): \(run.text); \(hint)")
            }
            let report = scratch.root.appending(path: "fixtures/snapshots/reports/report.json")
            #expect(try String(contentsOf: report, encoding: .utf8).contains("dave/tax-2025"))
            try FileManager.default.createSymbolicLink(
                at: scratch.root.appending(path: "fixtures/snapshots/secrets"), withDestinationURL: scratch.secrets)
            try await LocalForge.use(in: scratch) { local in
                let next = try await scratch.forgeaudit(
                    "run", config: Self.config, port: local.port, clock: "2026-11-23T02:00:00Z")
                #expect(next.status == 0, "\(next.text); \(hint)")
            }
            let latest = try Snapshot.read(
                file.deletingLastPathComponent().appending(path: "latest.sqlite").resolvingSymlinksInPath())
            #expect(try latest.history().map(\.repositories) == [7, 7], hint)
            try latest.close()
            let diff = try await scratch.forgeaudit("diff", "-c", Self.config, "--format", "json")
            #expect(diff.status == 0, "\(diff.text); \(hint)")
            #expect(!diff.output.contains(#""about": "repository""#), "\(diff.output)")
        }
    }

    @Test("of a version that no release wrote is refused")
    func unknown() async throws {
        try await Scratch.use { scratch in
            let file = try restore(1, in: scratch)
            try SnapshotProbe(file: file).change("PRAGMA user_version = 0")
            let run = try await scratch.forgeaudit("report", "-c", Self.config, "--snapshot", file.path)
            #expect(run.status == 2)
            #expect(run.errors.contains("has schema version 0, which no release of forgeaudit wrote"), "\(run.text)")
        }
    }
}
