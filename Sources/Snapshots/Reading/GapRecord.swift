// Something that could not be observed, as reports show it.

import GRDB
package import Inventory

/// A gap with the number of subjects it hides.
package struct GapRecord: Sendable, Hashable {
    /// The integration, or the App where all its integrations share the gap.
    package let home: SubjectHome
    package let fact: Fact
    package let cause: Unreadable.Cause
    package let message: String
    package let missingPermission: String?
    package let subjects: Int
    /// The rules that gave a verdict of "unverified" for this reason, in the catalogue's order.
    package let blockedRules: [String]

    /// The integration's id; nil where it is an App's gap.
    package var integration: String? { home.integration }
}

extension Snapshot {
    /// All gaps, by home: what the import couldn't read, and the reasons of unverified verdicts that no such row stands
    /// for (a rejected token hides its scopes, which nobody asked for any more).
    package func gaps() throws -> [GapRecord] {
        try reading { database in
            let blocked = try BlockedRules(database)
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT g.*, \(SubjectHome.columns) FROM (
                      SELECT integration_id, app_id, fact, cause, message, missing_permission, subjects FROM gap
                      UNION ALL
                      SELECT integration_id, app_id, fact, cause, min(reason), missing_permission,
                        count(DISTINCT subject_kind || ' ' || subject_path)
                      FROM finding f
                      WHERE verdict = 'unverified' AND NOT EXISTS (
                        SELECT 1 FROM gap
                        WHERE gap.integration_id IS f.integration_id AND gap.app_id IS f.app_id AND gap.fact = f.fact
                          AND gap.cause = f.cause AND gap.missing_permission IS f.missing_permission)
                      GROUP BY integration_id, app_id, fact, cause, missing_permission
                    ) g \(SubjectHome.join("g"))
                    ORDER BY \(SubjectHome.order), g.fact, g.cause, g.message, g.missing_permission
                    """
            ).compactMap { row in
                guard let fact = Fact(rawValue: row["fact"]), let cause = Unreadable.Cause(rawValue: row["cause"])
                else { return nil }
                return GapRecord(
                    home: SubjectHome(row: row), fact: fact, cause: cause, message: row["message"],
                    missingPermission: row["missing_permission"], subjects: row["subjects"],
                    blockedRules: blocked.rules(row["integration_id"], fact, cause, row["missing_permission"]))
            }
        }
    }
}
