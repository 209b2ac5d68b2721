// The tables in which a snapshot keeps what it needs of earlier ones: the baseline, the history, what was resolved.

extension SchemaVersion1 {
    /// Copied at import time, so that reports and change rules need no second file. They are no observations of this run
    /// and stay out of its content digest: two runs that saw the same have the same digest, whatever came before.
    static let memory = """
        CREATE TABLE baseline (
          id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
          state TEXT NOT NULL CHECK (state IN ('found', 'none', 'unreadable')),
          doubt TEXT,
          file TEXT,
          started_at TEXT,
          finished_at TEXT,
          content_sha256 TEXT,
          rules_sha256 TEXT,
          policy_sha256 TEXT,
          CHECK ((state = 'found') = (file IS NOT NULL)),
          CHECK ((file IS NULL) = (started_at IS NULL) AND (file IS NULL) = (finished_at IS NULL)),
          CHECK (state IS NOT 'unreadable' OR doubt IS NOT NULL)
        ) STRICT;
        CREATE TABLE baseline_integration (
          name TEXT NOT NULL PRIMARY KEY,
          integration_id INTEGER UNIQUE REFERENCES integration (id),
          import_state TEXT NOT NULL,
          repositories INTEGER NOT NULL,
          permissions_known INTEGER NOT NULL CHECK (permissions_known IN (0, 1))
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE baseline_repository (
          integration_id INTEGER NOT NULL REFERENCES integration (id),
          forge_repository_id INTEGER NOT NULL,
          reached INTEGER NOT NULL CHECK (reached IN (0, 1)),
          path TEXT,
          web_url TEXT,
          archived INTEGER CHECK (archived IN (0, 1)),
          access TEXT CHECK (access IN ('held', 'below')),
          excluded INTEGER NOT NULL CHECK (excluded IN (0, 1)),
          PRIMARY KEY (integration_id, forge_repository_id),
          CHECK ((reached = 1) = (path IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE baseline_permission (
          integration_id INTEGER NOT NULL REFERENCES integration (id),
          kind TEXT NOT NULL CHECK (kind IN ('permission', 'scope')),
          name TEXT NOT NULL,
          level TEXT NOT NULL,
          PRIMARY KEY (integration_id, kind, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE baseline_finding (
          fingerprint TEXT NOT NULL PRIMARY KEY,
          rule_id TEXT NOT NULL,
          integration TEXT,
          app TEXT,
          verdict TEXT NOT NULL CHECK (verdict IN ('fail', 'unverified')),
          severity TEXT NOT NULL,
          severity_rank INTEGER NOT NULL,
          waived INTEGER NOT NULL CHECK (waived IN (0, 1)),
          subject_kind TEXT NOT NULL,
          subject_path TEXT NOT NULL,
          subject_forge_id INTEGER,
          since TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE resolved_finding (
          fingerprint TEXT NOT NULL PRIMARY KEY,
          last_seen_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE history (
          started_at TEXT NOT NULL PRIMARY KEY,
          finished_at TEXT NOT NULL,
          content_sha256 TEXT NOT NULL,
          complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
          audited INTEGER NOT NULL CHECK (audited IN (0, 1)),
          rules_sha256 TEXT,
          critical INTEGER NOT NULL,
          high INTEGER NOT NULL,
          medium INTEGER NOT NULL,
          low INTEGER NOT NULL,
          info INTEGER NOT NULL,
          unverified INTEGER NOT NULL,
          waived INTEGER NOT NULL,
          passes INTEGER NOT NULL,
          not_applicable INTEGER NOT NULL,
          coverage_percent INTEGER NOT NULL CHECK (coverage_percent BETWEEN 0 AND 100),
          integrations INTEGER NOT NULL,
          repositories INTEGER NOT NULL,
          requests INTEGER NOT NULL,
          CHECK (audited = (rules_sha256 IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE VIEW change_view AS
          SELECT CASE WHEN b.fingerprint IS NOT NULL THEN 'changed' WHEN z.fingerprint IS NOT NULL THEN 'reopened'
              ELSE 'new' END AS change, f.severity, f.severity_rank, f.verdict, f.waived, f.rule_id, i.name AS integration, a.name AS app,
            f.subject_kind, f.subject_path AS subject, b.verdict AS verdict_before, b.severity AS severity_before,
            b.waived AS waived_before, coalesce(b.since, z.last_seen_at) AS since, f.fingerprint
          FROM finding f LEFT JOIN integration i ON i.id = f.integration_id
            LEFT JOIN app a ON a.id = f.app_id LEFT JOIN baseline_finding b ON b.fingerprint = f.fingerprint
            LEFT JOIN resolved_finding z ON z.fingerprint = f.fingerprint
          WHERE (SELECT state FROM baseline) = 'found'
            AND (b.fingerprint IS NULL OR b.verdict <> f.verdict OR b.severity <> f.severity OR b.waived <> f.waived)
          UNION ALL
          SELECT 'resolved', NULL, b.severity_rank, NULL, NULL, b.rule_id, b.integration, b.app, b.subject_kind,
            b.subject_path, b.verdict,
            b.severity, b.waived, b.since, b.fingerprint
          FROM baseline_finding b
          WHERE EXISTS (SELECT 1 FROM audit) AND (SELECT state FROM baseline) = 'found'
            AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.fingerprint = b.fingerprint);
        """
}
