// Why a finding of an earlier snapshot isn't in this one.

import GRDB
import Inventory

/// What became of a finding that isn't there any more.
package enum FindingAbsence: String, Sendable, CaseIterable {
    /// Judged, and neither failed nor unverified: it passes, or the rule doesn't apply any more.
    case judged
    /// Its repository isn't reached any more.
    case notReached = "not-reached"
    /// The config excludes its repository.
    case excluded
    case ruleOff = "rule-off"
    case integrationRemoved = "integration-removed"
    case appRemoved = "app-removed"
}

extension Snapshot {
    /// Why there is no such finding here; call it only for one that isn't there.
    package func absence(of finding: FindingState) throws -> FindingAbsence {
        try reading { database in
            var id: Int64?
            switch finding.home {
            case .integration(let name):
                id = try Int64.fetchOne(database, sql: "SELECT id FROM integration WHERE name = ?", arguments: [name])
                guard id != nil else { return .integrationRemoved }
            case .app(let name):
                let app = try Int64.fetchOne(database, sql: "SELECT id FROM app WHERE name = ?", arguments: [name])
                guard app != nil else { return .appRemoved }
            }
            let rule = try Bool.fetchOne(
                database, sql: "SELECT enabled FROM rule WHERE id = ?", arguments: [finding.rule])
            guard rule == true else { return .ruleOff }
            guard let id, let repository = finding.subjectForgeID,
                finding.subjectKind == .repository || finding.subjectKind == .baselineRepository
            else { return .judged }
            let excluded = try Bool.fetchOne(
                database,
                sql: """
                    SELECT ir.excluded FROM integration_repository ir JOIN repository r ON r.id = ir.repository_id
                    WHERE ir.integration_id = ? AND r.forge_repository_id = ? AND ir.stale_since IS NULL
                    """, arguments: [id, repository])
            return switch excluded {
            case nil: .notReached
            case true: .excluded
            default: .judged
            }
        }
    }

    /// When a finding that this snapshot doesn't hold was last seen by an earlier one; nil where none is remembered.
    package func lastSeen(_ fingerprint: String) throws -> String? {
        try reading { database in
            try String.fetchOne(
                database,
                sql: """
                    SELECT last_seen_at FROM resolved_finding WHERE fingerprint = ?1
                    UNION ALL SELECT (SELECT finished_at FROM baseline) FROM baseline_finding WHERE fingerprint = ?1
                    """, arguments: [fingerprint])
        }
    }
}
