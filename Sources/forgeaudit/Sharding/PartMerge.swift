// The merge as the command runs it: from the parts to the published snapshot.

import Config
import Foundation
import Logging
import Snapshots

struct PartMerge {
    let workspace: Workspace
    let now: Date
    let log: Logger

    func run(_ files: [URL], asksForChange: Bool) async throws -> RunEnd {
        let signer = try workspace.config.snapshots.signWith.map { _ in
            SnapshotSigner(key: try workspace.signingKeyAlone())
        }
        let snapshots = workspace.snapshots
        try snapshots.create()
        let lock = try snapshots.lock()
        defer { withExtendedLifetime(lock) {} }
        let set = try PartSet(
            try readable(files), now: now, toolVersion: Tool.version,
            configSHA256: workspace.config.sha256, rulesSHA256: PartRun.rulesSHA256(workspace))
        // A run that was interrupted here keeps its partial file: the merge has one of its own.
        let partial = snapshots.url.appendingPathComponent("merge.partial")
        SnapshotDirectory.remove(partial)
        defer { SnapshotDirectory.remove(partial) }
        let writer = try SnapshotWriter(
            creating: partial, plan: workspace.runPlan(startedAt: set.startedAt, salt: []))
        for part in set.parts { try await writer.merge(part) }
        for part in set.outdated {
            log.warning("a part of an earlier night is left out", metadata: ["file": "\(part.file.path)"])
        }
        if !set.missing.isEmpty {
            let numbers = set.missing.map { String($0) }.joined(separator: ", ")
            log.warning("parts are missing", metadata: ["missing": "\(numbers)", "of": "\(set.count)"])
        }
        let missing = MissingParts(numbers: set.missing, count: set.count, config: workspace.config)
        try await missing.write(to: writer)
        try await Memory(snapshots: snapshots, log: log).bring(to: writer)
        try await writer.finish(at: set.finishedAt)
        try AuditStep(workspace: workspace).run(on: partial, asOf: nil)
        snapshots.warnOfLater(than: set.startedAt, log)
        let change = asksForChange ? RunChange.since(snapshots, partial) : nil
        let signature = try signer.map { try $0.signature(of: partial) }
        let file = try snapshots.publish(partial, startedAt: set.startedAt, signature: signature)
        Retention(workspace, now: now).apply()
        log.info("snapshot written", metadata: ["file": "\(file.path)"])
        return RunEnd(snapshot: file, change: change, quotas: [:])
    }

    /// The parts that are there as a whole. One that isn't, or was cut off on its way, counts as missing; one that says
    /// something else than its run did ends the merge.
    private func readable(_ files: [URL]) throws -> [SnapshotPart] {
        var parts: [SnapshotPart] = []
        var problems: [SnapshotsError] = []
        for file in files {
            do {
                parts.append(try SnapshotPart(reading: file))
            } catch let error as SnapshotsError
                where [.notFound, .unreadable, .damaged, .notASnapshot].contains(error.code)
            {
                problems.append(error)
            }
        }
        if parts.isEmpty, let problem = problems.first { throw problem }
        for problem in problems {
            log.warning("a part can't be read and is left out", metadata: ["reason": "\(problem)"])
        }
        return parts
    }
}
