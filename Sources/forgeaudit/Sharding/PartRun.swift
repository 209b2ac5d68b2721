// `forgeaudit run --shard`: one part of a run, without an audit.

import Audit
import Config
import Foundation
import Inventory
import Logging
import Rules
import Snapshots

/// Imports a part into the part's own folder. What spans parts (duplicates, what no integration names), the comparison
/// with earlier nights, the audit and the reports are the merge's.
struct PartRun {
    let workspace: Workspace
    let options: ImportOptions
    let log: Logger

    func run() async throws -> ExitStatus {
        var workspace = workspace
        guard let shard = workspace.shard else { return .couldNotRun }
        try workspace.resolveSecrets()
        let snapshots = workspace.snapshots
        try snapshots.create()
        let lock = try snapshots.lock()
        defer { withExtendedLifetime(lock) {} }
        let stamp = PartStamp(number: shard.number, count: shard.count, rulesSHA256: Self.rulesSHA256(workspace))
        let step = ImportStep(
            workspace: workspace, options: options.output, network: options.network, log: log, start: options.start,
            part: stamp)
        let end = try await step.run()
        let file = try snapshots.publish(snapshots.partial, startedAt: end.startedAt)
        snapshots.keep(end.ticket, log)
        // A part is kept until the next one is there: whoever collects it may be late.
        snapshots.prune(keep: 2)
        let snapshot = try Snapshot.read(file)
        defer { try? snapshot.close() }
        let integrations = try snapshot.integrations()
        let open = integrations.filter { $0.importState != .complete && $0.importState != .blocked }
        if !options.output.quiet {
            Standard.output(
                "part \(shard): \(integrations.count) integrations, \(open.count) incomplete: \(snapshots.latest.path)")
        }
        return open.isEmpty ? .clean : .incomplete
    }

    static func rulesSHA256(_ workspace: Workspace) -> String {
        AuditRun(rules: RuleCatalogue.all, policy: workspace.policy, toolVersion: Tool.version).rulesSHA256
    }
}
