// Whether a run says something else than what was told last.

import Changes
import Foundation
import Snapshots

/// The difference between a run and the last one that was told of, whole or not: what an operator wants to hear of.
/// Reports compare with the last whole snapshot instead.
struct RunChange {
    /// Findings by what became of them.
    private(set) var findings: [FindingChange.Kind: Int] = [:]
    /// Among them.
    private(set) var newlyUnverifiable = 0
    /// Integrations that came or went, or whose import ended in another state.
    private(set) var integrations = 0
    /// What the last one ended with; nil where there is nothing to compare with.
    private(set) var statusBefore: Int32?

    /// Of a run that ends with `status`. Repositories and permissions that come and go are no change as such: where they
    /// matter, a finding says so.
    func isChange(_ status: ExitStatus) -> Bool {
        status.rawValue != statusBefore || integrations > 0 || !findings.isEmpty
    }

    /// `+1 new, 2 resolved`.
    var text: String { ChangeWords.counts(findings, newlyUnverifiable: newlyUnverifiable) }

    /// How `later` differs from what was told last. Everything is a change where there is nothing to compare with: no
    /// earlier snapshot, one that can't be read, or one of another platform.
    static func since(_ snapshots: SnapshotDirectory, _ later: URL) -> RunChange {
        // An earlier release remembered nothing.
        let told = LastTold(in: snapshots)
        let earlier = told.map { $0.file(in: snapshots) } ?? snapshots.newestFirst().first
        guard let earlier, var change = try? compare(earlier, later) else { return RunChange(integrations: 1) }
        if let told { change.statusBefore = told.exitStatus }
        return change
    }

    private init(integrations: Int = 0) { self.integrations = integrations }

    private static func compare(_ earlier: URL, _ later: URL) throws -> RunChange {
        let before = try Snapshot.read(earlier)
        defer { try? before.close() }
        let after = try Snapshot.read(later)
        defer { try? after.close() }
        var change = RunChange()
        change.statusBefore = ExitStatus(try before.outcome()).rawValue
        try Comparison(from: before, to: after).forEachChange { one in
            switch one {
            case .finding(let finding):
                change.findings[finding.kind, default: 0] += 1
                if finding.isNewlyUnverifiable { change.newlyUnverifiable += 1 }
            case .integration: change.integrations += 1
            case .repository, .credential: break
            }
        }
        return change
    }
}
