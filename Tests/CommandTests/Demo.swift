// The demo, run once for all tests that only look at what it left.
import Foundation
import Inventory
import Snapshots
import TestSupport

/// Everything that one run of the demo left behind, held in memory.
struct Demo: Sendable {
    let port: UInt16
    let run: Run
    let snapshot: Data
    /// The snapshot of the night before, with which this one is compared.
    let yesterday: Data
    /// By file name.
    let reports: [String: Data]
    let requests: [DemoRequest]
    let verdicts: Verdicts

    /// What the snapshot's audit says.
    struct Verdicts: Sendable {
        let counts: [VerdictCount]
        let findings: [FindingRecord]
        let waivers: [WaiverRecord]
        let integrations: [IntegrationRecord]

        init(_ file: URL) throws {
            let snapshot = try Snapshot.read(file)
            defer { try? snapshot.close() }
            counts = try snapshot.verdictCounts()
            waivers = try snapshot.waivers()
            integrations = try snapshot.integrations()
            var findings: [FindingRecord] = []
            try snapshot.forEachFinding(FindingQuery(order: .home)) { findings.append($0) }
            self.findings = findings
        }
    }

    /// Two runs side by side: two forges on two ports with different secrets.
    private static let both = Task {
        async let first = make()
        async let second = make()
        return (first: try await first, second: try await second)
    }

    static var first: Demo { get async throws { try await both.value.first } }
    static var second: Demo { get async throws { try await both.value.second } }

    private static func make() async throws -> Demo {
        try await Scratch.use { scratch in
            try await ForgeProcess.use(in: scratch, night: .yesterday) { forge in
                _ = try await scratch.forgeaudit("run", port: forge.port, clock: Night.yesterday.clock)
            }
            let yesterday = try Data(contentsOf: scratch.latest)
            return try await ForgeProcess.use(in: scratch) { forge in
                let run = try await scratch.forgeaudit("run", port: forge.port)
                return Demo(
                    port: forge.port, run: run, snapshot: try Data(contentsOf: scratch.latest),
                    yesterday: yesterday,
                    reports: try scratch.contents(of: scratch.reports),
                    requests: try DemoRequest.read(scratch.requestLog), verdicts: try Verdicts(scratch.latest))
            }
        }
    }

    /// Puts the run's snapshot into a scratch folder under a name of an earlier day, as the latest one.
    func publish(in scratch: Scratch) throws -> URL { try Self.publish(snapshot, in: scratch) }

    /// Lets the scratch folder begin where the demo's second night begins.
    func publishYesterday(in scratch: Scratch) throws { _ = try Self.publish(yesterday, in: scratch) }

    private static func publish(_ snapshot: Data, in scratch: Scratch) throws -> URL {
        let files = FileManager.default
        try files.createDirectory(at: scratch.snapshots, withIntermediateDirectories: true)
        let file = scratch.snapshots.appending(path: "snapshot-2026-11-21T020000Z.sqlite")
        try snapshot.write(to: file)
        try files.createSymbolicLink(
            atPath: scratch.snapshots.appending(path: "latest.sqlite").path,
            withDestinationPath: file.lastPathComponent)
        return file
    }
}
