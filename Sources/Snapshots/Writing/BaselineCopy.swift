// Copies of the baseline what rules and reports of the new snapshot compare with.

import Foundation
import GRDB
import Inventory

/// The attached database `earlier` is the baseline; `main` is the snapshot that is being written, all imports ended.
enum BaselineCopy {
    /// Owners that reach the same forge in both: what makes two snapshots those of one platform.
    static let owners = """
        main.integration i JOIN main.forge f ON f.id = i.forge_id
          JOIN earlier.forge ef ON ef.api_url = f.api_url
          JOIN earlier.integration ei ON ei.forge_id = ef.id AND ei.owner_kind = i.owner_kind
            AND ei.owner_name = i.owner_name
        """

    /// The same integration, of the same owner on the same forge, in both.
    private static let same = owners + " AND ei.name = i.name"

    /// Everything here is written anew by a run that takes up an interrupted one.
    static func clear(_ database: Database) throws {
        for table in [
            "baseline_repository", "baseline_permission", "baseline_integration", "baseline_finding",
            "resolved_finding", "history", "baseline",
        ] {
            try database.execute(sql: "DELETE FROM main.\(table)")
        }
    }

    static func run(file: String, memory: RunMemory, in database: Database) throws {
        try database.run(
            """
            INSERT INTO main.baseline (id, state, file, started_at, finished_at, content_sha256, rules_sha256,
              policy_sha256)
            SELECT 1, 'found', ?, started_at, finished_at, content_sha256,
              (SELECT rules_sha256 FROM earlier.audit), (SELECT policy_sha256 FROM earlier.audit)
            FROM earlier.run
            """, [file])
        try database.execute(sql: integrations + repositories + permissions)
        try excludeGone(memory, in: database)
        try copyFindings(memory, in: database)
    }

    private static let integrations = """
        INSERT INTO main.baseline_integration (name, integration_id, import_state, repositories, permissions_known)
        SELECT e.name, (SELECT i.id FROM \(same) WHERE ei.id = e.id), e.import_state,
          (SELECT count(*) FROM earlier.integration_repository er
            WHERE er.integration_id = e.id AND er.stale_since IS NULL),
          EXISTS (SELECT 1 FROM \(same) JOIN main.installation s ON s.integration_id = i.id
              JOIN earlier.installation es ON es.integration_id = ei.id AND es.installation_id = s.installation_id
            WHERE ei.id = e.id AND es.status = 'present')
            OR EXISTS (SELECT 1 FROM earlier.token t WHERE t.integration_id = e.id AND t.status = 'accepted')
        FROM earlier.integration e;

        """

    /// What is gone or different, and what is new (`reached` is 0: the baseline didn't reach it).
    private static let repositories = """
        INSERT INTO main.baseline_repository (integration_id, forge_repository_id, reached, path, web_url, archived,
          access, excluded)
        SELECT i.id, er.forge_repository_id, 1, er.path, er.web_url, er.archived,
          CASE WHEN eir.access IN ('held', 'below') THEN eir.access END, 0
        FROM \(same)
          JOIN earlier.integration_repository eir ON eir.integration_id = ei.id
          JOIN earlier.repository er ON er.id = eir.repository_id
          LEFT JOIN main.repository r ON r.forge_id = i.forge_id AND r.forge_repository_id = er.forge_repository_id
          LEFT JOIN main.integration_repository ir ON ir.integration_id = i.id AND ir.repository_id = r.id
        WHERE ir.repository_id IS NULL OR r.path <> er.path OR r.archived IS NOT er.archived
          OR ir.access IS NOT eir.access;
        INSERT INTO main.baseline_repository (integration_id, forge_repository_id, reached, excluded)
        SELECT i.id, r.forge_repository_id, 0, 0
        FROM \(same)
          JOIN main.integration_repository ir ON ir.integration_id = i.id
          JOIN main.repository r ON r.id = ir.repository_id
          LEFT JOIN earlier.repository er ON er.forge_id = ef.id AND er.forge_repository_id = r.forge_repository_id
          LEFT JOIN earlier.integration_repository eir ON eir.integration_id = ei.id AND eir.repository_id = er.id
        WHERE eir.repository_id IS NULL AND ir.stale_since IS NULL;

        """

    /// An id of another installation is no comparison; another token of the same integration is.
    private static let permissions = """
        INSERT INTO main.baseline_permission (integration_id, kind, name, level)
        SELECT i.id, 'permission', p.name, p.level
        FROM \(same)
          JOIN main.installation s ON s.integration_id = i.id
          JOIN earlier.installation es ON es.integration_id = ei.id AND es.installation_id = s.installation_id
          JOIN earlier.installation_permission p ON p.integration_id = ei.id
        WHERE es.status = 'present';
        INSERT INTO main.baseline_permission (integration_id, kind, name, level)
        SELECT i.id, 'scope', t.name, ''
        FROM \(same) JOIN main.token m ON m.integration_id = i.id
          JOIN earlier.token_scope t ON t.integration_id = ei.id;

        """

    /// Patterns aren't SQL: the few rows that are gone are matched one by one.
    private static func excludeGone(_ memory: RunMemory, in database: Database) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT i.name, b.integration_id, b.forge_repository_id, b.path
                FROM baseline_repository b JOIN integration i ON i.id = b.integration_id
                WHERE b.reached AND NOT EXISTS (
                  SELECT 1 FROM integration_repository ir JOIN repository r ON r.id = ir.repository_id
                  WHERE ir.integration_id = b.integration_id AND r.forge_id = i.forge_id
                    AND r.forge_repository_id = b.forge_repository_id)
                """)
        var excluded: [(Int64, Int64)] = []
        while let row = try rows.next() {
            let path: String = row["path"]
            guard memory.exclude[row["name"]]?.contains(where: { $0.matches(path) }) == true else { continue }
            excluded.append((row["integration_id"], row["forge_repository_id"]))
        }
        for (integration, repository) in excluded {
            try database.run(
                """
                UPDATE baseline_repository SET excluded = 1 WHERE integration_id = ? AND forge_repository_id = ?
                """, [integration, repository])
        }
    }

    /// A finding is open since the baseline's own baseline says so. What that one had and the baseline hasn't was
    /// resolved then.
    private static func copyFindings(_ memory: RunMemory, in database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO main.baseline_finding (fingerprint, rule_id, integration, app, verdict, severity,
                  severity_rank, waived, subject_kind, subject_path, subject_forge_id, since)
                SELECT f.fingerprint, f.rule_id, i.name, a.name, f.verdict, f.severity, f.severity_rank, f.waived,
                  f.subject_kind, f.subject_path, f.subject_forge_id, coalesce(b.since, r.finished_at)
                FROM earlier.finding f JOIN earlier.run r LEFT JOIN earlier.integration i ON i.id = f.integration_id
                  LEFT JOIN earlier.app a ON a.id = f.app_id
                  LEFT JOIN earlier.baseline_finding b ON b.fingerprint = f.fingerprint;
                INSERT INTO main.resolved_finding (fingerprint, last_seen_at)
                SELECT z.fingerprint, z.last_seen_at FROM earlier.resolved_finding z
                WHERE NOT EXISTS (SELECT 1 FROM earlier.finding f WHERE f.fingerprint = z.fingerprint)
                UNION ALL
                SELECT b.fingerprint, (SELECT finished_at FROM earlier.baseline) FROM earlier.baseline_finding b
                WHERE NOT EXISTS (SELECT 1 FROM earlier.finding f WHERE f.fingerprint = b.fingerprint);
                DELETE FROM main.resolved_finding WHERE last_seen_at < strftime('%Y-%m-%dT%H:%M:%SZ',
                  (SELECT started_at FROM main.run), '-\(memory.resolvedDays) days');
                """)
    }
}
