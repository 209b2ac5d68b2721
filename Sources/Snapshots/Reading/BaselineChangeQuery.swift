// The query behind each kind of change since the baseline.

enum BaselineChangeQuery {
    /// Yields `subject`, `rule`, `integration`, `detail` and `rank`, a row for each change.
    static func of(_ kind: BaselineChange.Kind) -> String {
        switch kind {
        case .new, .reopened, .resolved: findings("change = '\(kind.rawValue)'")
        case .changed: findings("change = 'changed'", detail: before)
        case .newlyUnverifiable: findings("verdict = 'unverified' AND verdict_before IS NOT 'unverified'")
        case .repositoryLost: gone("i.import_state = 'complete' AND NOT b.excluded")
        case .repositoryNotSeen: notSeen
        case .repositoryGained: repositories("NOT b.reached", "NULL")
        case .repositoryRenamed: repositories("b.reached AND b.path <> r.path", "'was ' || b.path")
        case .repositoryArchived: repositories("b.archived IS 0 AND r.archived IS 1", "NULL")
        case .repositoryUnarchived: repositories("b.archived IS 1 AND r.archived IS 0", "NULL")
        case .accessLowered: repositories("b.access IS 'held' AND ir.access IS 'below'", "NULL")
        case .accessRaised: repositories("b.access IS 'below' AND ir.access IS 'held'", "NULL")
        case .permissionWidened: permissions(now: "n", before: "b")
        case .permissionNarrowed: permissions(now: "b", before: "n")
        case .integrationAdded:
            """
            SELECT i.name AS subject, NULL AS rule, NULL AS integration, NULL AS detail, 0 AS rank FROM integration i
            WHERE NOT EXISTS (SELECT 1 FROM baseline_integration b WHERE b.integration_id = i.id)
            """
        case .integrationRemoved:
            """
            SELECT name AS subject, NULL AS rule, NULL AS integration, NULL AS detail, 0 AS rank
            FROM baseline_integration WHERE integration_id IS NULL
            """
        }
    }

    private static let before = """
        'was ' || severity_before || ' ' || verdict_before || CASE WHEN waived_before THEN ', waived' ELSE '' END
        """

    private static func findings(_ condition: String, detail: String = "NULL") -> String {
        """
        SELECT subject, rule_id AS rule, coalesce(integration, 'App ' || app) AS integration, \(detail) AS detail, severity_rank AS rank FROM change_view
        WHERE \(condition)
        """
    }

    private static func repositories(_ condition: String, _ detail: String) -> String {
        """
        SELECT r.path AS subject, NULL AS rule, i.name AS integration, \(detail) AS detail, 0 AS rank
        FROM baseline_repository b JOIN integration i ON i.id = b.integration_id
          JOIN repository r ON r.forge_id = i.forge_id AND r.forge_repository_id = b.forge_repository_id
          JOIN integration_repository ir ON ir.integration_id = i.id AND ir.repository_id = r.id
        WHERE ir.stale_since IS NULL AND \(condition)
        """
    }

    private static func gone(_ condition: String) -> String {
        """
        SELECT b.path AS subject, NULL AS rule, i.name AS integration, NULL AS detail, 0 AS rank
        FROM baseline_repository b JOIN integration i ON i.id = b.integration_id
        WHERE b.reached AND \(condition) AND NOT EXISTS (
          SELECT 1 FROM repository r JOIN integration_repository ir ON ir.repository_id = r.id
          WHERE r.forge_id = i.forge_id AND r.forge_repository_id = b.forge_repository_id
            AND ir.integration_id = b.integration_id)
        """
    }

    /// Rows that were kept from an earlier run, and what an open import doesn't hold.
    private static var notSeen: String {
        """
        \(gone("i.import_state IS NOT 'complete' AND NOT b.excluded"))
        UNION ALL
        SELECT r.path, NULL, i.name, 'not seen since ' || ir.stale_since, 0
        FROM integration_repository ir JOIN repository r ON r.id = ir.repository_id
          JOIN integration i ON i.id = ir.integration_id
          JOIN baseline_integration b ON b.integration_id = i.id AND b.import_state = 'complete'
        WHERE ir.stale_since IS NOT NULL AND NOT ir.excluded
        """
    }

    /// A permission of greater level, or one that the other side lacks. Levels that GitHub may add rank below `read`, and
    /// differ from each other in both directions.
    private static func permissions(now: String, before: String) -> String {
        let rank = { (level: String) in
            "CASE \(level) WHEN 'admin' THEN 3 WHEN 'write' THEN 2 WHEN 'read' THEN 1 ELSE 0 END"
        }
        let held = """
            (SELECT p.integration_id, 'permission' AS kind, p.name, p.level FROM installation_permission p
             UNION ALL SELECT s.integration_id, 'scope', s.name, '' FROM token_scope s)
            """
        let tables = ["n": held, "b": "baseline_permission"]
        return """
            SELECT x.name AS subject, NULL AS rule, i.name AS integration,
              CASE x.kind WHEN 'scope' THEN 'scope' ELSE 'permission, ' || coalesce(\(before == "b" ? "y" : "x").level, 'none')
                || ' before, ' || coalesce(\(before == "b" ? "x" : "y").level, 'none') || ' now' END AS detail, 0 AS rank
            FROM \(tables[now] ?? held) x JOIN integration i ON i.id = x.integration_id
              JOIN baseline_integration bi ON bi.integration_id = i.id AND bi.permissions_known
              LEFT JOIN installation s ON s.integration_id = i.id
              LEFT JOIN token t ON t.integration_id = i.id
              LEFT JOIN \(tables[before] ?? held) y
                ON y.integration_id = x.integration_id AND y.kind = x.kind AND y.name = x.name
            WHERE (s.status IS 'present' OR t.status IS 'accepted')
              AND (y.name IS NULL OR (x.level <> y.level AND \(rank("x.level")) >= \(rank("y.level"))))
            """
    }
}
