// What changed between the baseline and the snapshot, as reports show it: counted, with some examples of each kind.

import GRDB

/// One kind of change.
package struct BaselineChange: Sendable, Hashable {
    /// In the order in which reports list them.
    package enum Kind: String, Sendable, CaseIterable {
        case new, reopened, resolved, changed
        case newlyUnverifiable = "newly_unverifiable"
        case repositoryLost = "repository_lost"
        case repositoryNotSeen = "repository_not_seen"
        case repositoryGained = "repository_gained"
        case repositoryRenamed = "repository_renamed"
        case repositoryArchived = "repository_archived"
        case repositoryUnarchived = "repository_unarchived"
        case accessLowered = "access_lowered"
        case accessRaised = "access_raised"
        case permissionWidened = "permission_widened"
        case permissionNarrowed = "permission_narrowed"
        case integrationAdded = "integration_added"
        case integrationRemoved = "integration_removed"
    }

    package struct Example: Sendable, Hashable {
        /// A repository's path, a permission's name, an integration's name.
        package let subject: String
        /// The rule of a finding; nil for other changes.
        package let rule: String?
        /// Nil where the subject is the integration itself, or where it isn't known any more.
        package let integration: String?
        /// Such as the path before a rename, or a level before and after.
        package let detail: String?
    }

    package let kind: Kind
    /// Never 0.
    package let count: Int
    /// The most severe findings first, else by subject.
    package let examples: [Example]
}

extension Snapshot {
    /// Every kind of change that occurred, with at most `limit` examples each; empty where there is no baseline.
    package func baselineChanges(limit: Int) throws -> [BaselineChange] {
        try reading { database in
            guard try String.fetchOne(database, sql: "SELECT state FROM baseline") == "found" else { return [] }
            return try BaselineChange.Kind.allCases.compactMap { kind in
                let query = BaselineChangeQuery.of(kind)
                let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM (\(query))") ?? 0
                guard count > 0 else { return nil }
                let rows = try Row.fetchAll(
                    database, sql: "SELECT * FROM (\(query)) ORDER BY rank DESC, 1, 2, 3 LIMIT \(limit)")
                return BaselineChange(
                    kind: kind, count: count,
                    examples: rows.map { row in
                        .init(
                            subject: row["subject"], rule: row["rule"], integration: row["integration"],
                            detail: row["detail"])
                    })
            }
        }
    }
}
