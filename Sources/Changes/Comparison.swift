// Compares two snapshots of one platform.

import Foundation
import Inventory
package import Snapshots

/// What changed from `earlier` to `later`. Both are read as streams, side by side: memory grows with the number of
/// integrations alone.
package struct Comparison {
    package let earlier: Snapshot
    package let later: Snapshot
    package let earlierRun: RunRecord
    package let laterRun: RunRecord
    /// Nil where that snapshot wasn't audited: then findings aren't compared.
    package let earlierAudit: AuditRecord?
    package let laterAudit: AuditRecord?
    private let earlierIntegrations: [IntegrationRecord]
    private let laterIntegrations: [IntegrationRecord]

    /// Throws `ChangesError` where the snapshots are of different platforms: where no owner reaches the same forge in
    /// both. Integrations, members and forges may come and go; a digest over them would change with every edit.
    package init(from earlier: Snapshot, to later: Snapshot) throws {
        self.earlier = earlier
        self.later = later
        earlierRun = try earlier.run()
        laterRun = try later.run()
        earlierAudit = try Self.audit(earlier)
        laterAudit = try Self.audit(later)
        earlierIntegrations = try earlier.integrations()
        laterIntegrations = try later.integrations()
        let reached = Set(earlierIntegrations.map(Self.reach))
        guard laterIntegrations.contains(where: { reached.contains(Self.reach($0)) }) else {
            throw ChangesError(
                code: .otherPlatform,
                message: "\(earlier.file.lastPathComponent) and \(later.file.lastPathComponent) are of different "
                    + "platforms: no owner reaches the same forge in both, so a comparison would say nothing. Compare "
                    + "snapshots that were made with the same config")
        }
    }

    /// What a reader has to know before he reads the changes, one sentence each.
    package var notes: [String] {
        var notes: [String] = []
        if laterRun.startedAt < earlierRun.startedAt { notes.append("The first snapshot is the later one.") }
        for (integrations, file) in [(earlierIntegrations, earlier.file), (laterIntegrations, later.file)] {
            let open = integrations.filter { $0.importState != .complete && $0.importState != .blocked }
            guard let first = open.first else { continue }
            let more = open.count > 1 ? " and \(open.count - 1) more" : ""
            notes.append(
                "\(file.lastPathComponent): the import of \(first.name)\(more) isn't proven complete, so what it doesn't "
                    + "show may be there.")
        }
        switch (earlierAudit, laterAudit) {
        case (let before?, let after?):
            if before.rulesSHA256 != after.rulesSHA256 {
                notes.append("The rule set differs: findings may be new or resolved because of it.")
            }
            if before.policySHA256 != after.policySHA256 {
                notes.append("The policy differs: findings may be new, resolved or waived because of it.")
            }
        default:
            notes.append("Findings aren't compared, because not both snapshots hold an audit.")
        }
        return notes
    }

    /// Calls `body` for each change: integrations by name with what changed in their credentials and repositories (by
    /// forge id), then findings by fingerprint.
    package func forEachChange(_ body: (Change) throws -> Void) throws {
        let credentials = (try earlier.credentials(), try later.credentials())
        let before = Dictionary(earlierIntegrations.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        let after = Dictionary(laterIntegrations.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        for name in Set(before.keys).union(after.keys).sorted() {
            guard let old = before[name], let new = after[name], Self.reach(old) == Self.reach(new) else {
                if let old = before[name] {
                    try body(
                        .integration(.init(kind: .removed, integration: name, before: old.importState, after: nil)))
                }
                if let new = after[name] {
                    try body(.integration(.init(kind: .added, integration: name, before: nil, after: new.importState)))
                }
                continue
            }
            if old.importState != new.importState {
                try body(
                    .integration(
                        .init(
                            kind: .importState, integration: name, before: old.importState, after: new.importState)))
            }
            for change in CredentialChange.between(credentials.0[name], credentials.1[name], integration: name) {
                try body(.credential(change))
            }
            try repositories(of: new) { try body(.repository($0)) }
        }
        if earlierAudit != nil && laterAudit != nil { try findings { try body(.finding($0)) } }
    }

    private func repositories(of integration: IntegrationRecord, _ body: (RepositoryChange) throws -> Void) throws {
        try earlier.walkRepositories(of: integration.name) { left in
            try later.walkRepositories(of: integration.name) { right in
                try SideBySide.walk(left, right, isBefore: { $0.forgeID < $1.forgeID }) { before, after in
                    let changes = RepositoryChange.between(
                        before, after, integration: integration.name, complete: integration.importState == .complete)
                    for change in changes { try body(change) }
                }
            }
        }
    }

    private func findings(_ body: (FindingChange) throws -> Void) throws {
        try earlier.walkFindings { left in
            try later.walkFindings { right in
                try SideBySide.walk(left, right, isBefore: { Self.precedes($0.fingerprint, $1.fingerprint) }) {
                    if let change = try change($0, $1) { try body(change) }
                }
            }
        }
    }

    private func change(_ before: FindingState?, _ after: FindingState?) throws -> FindingChange? {
        switch (before, after) {
        case (nil, nil): return nil
        case (nil, let after?):
            let seen = try earlier.lastSeen(after.fingerprint)
            return FindingChange(kind: seen == nil ? .new : .reopened, before: nil, after: after, lastSeen: seen)
        case (let before?, nil):
            return FindingChange(kind: .resolved, before: before, after: nil, absence: try later.absence(of: before))
        case (let before?, let after?):
            let same =
                before.isFail == after.isFail && before.severity == after.severity && before.waived == after.waived
            return same ? nil : FindingChange(kind: .changed, before: before, after: after)
        }
    }

    private struct Reach: Hashable {
        let owner: PlatformOwner
        let forge: String
    }

    private static func reach(_ integration: IntegrationRecord) -> Reach {
        Reach(owner: integration.owner, forge: integration.forge.apiURL)
    }

    /// SQLite's order of text: by bytes, where Swift's would be by characters.
    private static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    private static func audit(_ snapshot: Snapshot) throws -> AuditRecord? {
        do {
            return try snapshot.audit()
        } catch let error as SnapshotsError where error.code == .notAudited {
            return nil
        }
    }
}
