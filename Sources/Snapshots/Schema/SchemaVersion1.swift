// The snapshot's tables, version 1. Append-only: a later version is a migration of its own.

enum SchemaVersion1 {
    /// SQLite's `application_id`: "fgau", so that `file` and the reader recognise a snapshot.
    static let applicationID: Int32 = 0x6667_6175

    static let observations = """
        CREATE TABLE run (
          id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
          tool_version TEXT NOT NULL,
          config_path TEXT NOT NULL,
          config_sha256 TEXT NOT NULL,
          started_at TEXT NOT NULL,
          finished_at TEXT,
          state TEXT NOT NULL CHECK (state IN ('importing', 'imported')),
          complete INTEGER CHECK (complete IN (0, 1)),
          content_sha256 TEXT,
          CHECK ((state = 'imported') = (finished_at IS NOT NULL AND complete IS NOT NULL))
        ) STRICT;
        CREATE TABLE forge (
          id INTEGER NOT NULL PRIMARY KEY,
          kind TEXT NOT NULL CHECK (kind IN ('github', 'gitlab')),
          api_url TEXT NOT NULL UNIQUE,
          version TEXT,
          enterprise INTEGER CHECK (enterprise IN (0, 1))
        ) STRICT;
        CREATE TABLE platform_organization (
          name TEXT NOT NULL PRIMARY KEY
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE platform_member (
          organization TEXT NOT NULL REFERENCES platform_organization (name),
          username TEXT NOT NULL,
          role TEXT NOT NULL CHECK (role IN ('viewer', 'maintainer', 'owner')),
          PRIMARY KEY (organization, username)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE platform_user (
          name TEXT NOT NULL PRIMARY KEY
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE integration (
          id INTEGER NOT NULL PRIMARY KEY,
          name TEXT NOT NULL UNIQUE,
          forge_id INTEGER NOT NULL REFERENCES forge (id),
          owner_kind TEXT NOT NULL CHECK (owner_kind IN ('user', 'organization')),
          owner_name TEXT NOT NULL,
          added_by TEXT,
          rebuild_hook_url TEXT,
          import_state TEXT CHECK (import_state IN ('complete', 'incomplete', 'blocked', 'failed')),
          import_doubt TEXT,
          CHECK (import_state IS NOT 'complete' OR import_doubt IS NULL)
        ) STRICT;
        CREATE TABLE exchange (
          id INTEGER NOT NULL PRIMARY KEY,
          integration_id INTEGER REFERENCES integration (id),
          app_id INTEGER REFERENCES app (id),
          fact TEXT NOT NULL,
          method TEXT NOT NULL,
          path TEXT NOT NULL,
          status INTEGER,
          request_id TEXT,
          server_date TEXT,
          bytes INTEGER NOT NULL CHECK (bytes >= 0),
          body_sha256 TEXT,
          attempts INTEGER NOT NULL CHECK (attempts >= 1),
          failure TEXT,
          CHECK ((integration_id IS NULL) <> (app_id IS NULL))
        ) STRICT;
        CREATE INDEX exchange_by_integration ON exchange (integration_id);
        CREATE UNIQUE INDEX exchange_of_app ON exchange (app_id, method, path) WHERE app_id IS NOT NULL;
        CREATE TABLE gap (
          id INTEGER NOT NULL PRIMARY KEY,
          integration_id INTEGER REFERENCES integration (id),
          app_id INTEGER REFERENCES app (id),
          fact TEXT NOT NULL,
          cause TEXT NOT NULL,
          message TEXT NOT NULL,
          missing_permission TEXT,
          subjects INTEGER NOT NULL CHECK (subjects >= 1),
          CHECK ((integration_id IS NULL) <> (app_id IS NULL))
        ) STRICT;
        CREATE INDEX gap_by_integration ON gap (integration_id);
        CREATE TABLE installation (
          integration_id INTEGER NOT NULL PRIMARY KEY REFERENCES integration (id),
          app_id INTEGER NOT NULL REFERENCES app (id),
          installation_id INTEGER NOT NULL,
          configured_account TEXT NOT NULL,
          installed_by TEXT,
          status TEXT CHECK (status IN ('present', 'absent', 'unreadable')),
          successor_id INTEGER,
          account_login TEXT,
          account_id INTEGER,
          account_kind TEXT,
          repository_selection TEXT,
          created_at TEXT,
          suspended_at TEXT,
          suspended_by TEXT,
          web_url TEXT,
          exchange_id INTEGER REFERENCES exchange (id),
          gap_id INTEGER REFERENCES gap (id),
          installer_status TEXT CHECK (installer_status IN ('member', 'none', 'unreadable')),
          installer_role TEXT,
          installer_active INTEGER CHECK (installer_active IN (0, 1)),
          installer_exchange_id INTEGER REFERENCES exchange (id),
          installer_gap_id INTEGER REFERENCES gap (id),
          CHECK ((status IS 'unreadable') = (gap_id IS NOT NULL)),
          CHECK ((status IS 'present') = (account_login IS NOT NULL))
        ) STRICT;
        CREATE TABLE installation_permission (
          integration_id INTEGER NOT NULL REFERENCES installation (integration_id),
          name TEXT NOT NULL,
          level TEXT NOT NULL,
          PRIMARY KEY (integration_id, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE installation_event (
          integration_id INTEGER NOT NULL REFERENCES installation (integration_id),
          name TEXT NOT NULL,
          PRIMARY KEY (integration_id, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE token (
          integration_id INTEGER NOT NULL PRIMARY KEY REFERENCES integration (id),
          fingerprint TEXT NOT NULL,
          status TEXT CHECK (status IN ('accepted', 'rejected', 'unreadable')),
          rejection TEXT CHECK (rejection IN ('expired', 'revoked', 'unknown', 'user-blocked')),
          rejection_detail TEXT,
          token_id INTEGER,
          name TEXT,
          granular INTEGER CHECK (granular IN (0, 1)),
          active INTEGER CHECK (active IN (0, 1)),
          revoked INTEGER CHECK (revoked IN (0, 1)),
          created_at TEXT,
          expires_on TEXT,
          expiry_known INTEGER CHECK (expiry_known IN (0, 1)),
          last_used_at TEXT,
          last_use_known INTEGER CHECK (last_use_known IN (0, 1)),
          user_id INTEGER,
          exchange_id INTEGER REFERENCES exchange (id),
          gap_id INTEGER REFERENCES gap (id),
          CHECK ((status IS 'unreadable') = (gap_id IS NOT NULL)),
          CHECK ((status IS 'rejected') = (rejection IS NOT NULL)),
          CHECK ((status IS 'accepted') = (token_id IS NOT NULL))
        ) STRICT;
        CREATE TABLE token_scope (
          integration_id INTEGER NOT NULL REFERENCES token (integration_id),
          name TEXT NOT NULL,
          PRIMARY KEY (integration_id, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE token_user (
          integration_id INTEGER NOT NULL PRIMARY KEY REFERENCES token (integration_id),
          user_id INTEGER,
          username TEXT,
          state TEXT,
          administrator INTEGER CHECK (administrator IN (0, 1)),
          bot INTEGER CHECK (bot IN (0, 1)),
          web_url TEXT,
          exchange_id INTEGER REFERENCES exchange (id),
          gap_id INTEGER REFERENCES gap (id),
          CHECK ((gap_id IS NULL) = (user_id IS NOT NULL AND username IS NOT NULL AND administrator IS NOT NULL))
        ) STRICT;
        CREATE TABLE repository (
          id INTEGER NOT NULL PRIMARY KEY,
          forge_id INTEGER NOT NULL REFERENCES forge (id),
          forge_repository_id INTEGER NOT NULL,
          path TEXT NOT NULL,
          default_branch TEXT,
          visibility TEXT,
          archived INTEGER CHECK (archived IN (0, 1)),
          disabled INTEGER CHECK (disabled IN (0, 1)),
          empty INTEGER CHECK (empty IN (0, 1)),
          pending_deletion_on TEXT,
          namespace_path TEXT NOT NULL,
          in_user_namespace INTEGER CHECK (in_user_namespace IN (0, 1)),
          web_url TEXT,
          UNIQUE (forge_id, forge_repository_id)
        ) STRICT;
        CREATE TABLE integration_repository (
          integration_id INTEGER NOT NULL REFERENCES integration (id),
          repository_id INTEGER NOT NULL REFERENCES repository (id),
          excluded INTEGER NOT NULL CHECK (excluded IN (0, 1)),
          listed_in INTEGER REFERENCES exchange (id),
          stale_since TEXT,
          access TEXT CHECK (access IN ('held', 'below', 'unreadable')),
          access_exchange_id INTEGER REFERENCES exchange (id),
          access_gap_id INTEGER REFERENCES gap (id),
          hooks TEXT CHECK (hooks IN ('known', 'unreadable')),
          hooks_exchange_id INTEGER REFERENCES exchange (id),
          hooks_gap_id INTEGER REFERENCES gap (id),
          PRIMARY KEY (integration_id, repository_id),
          CHECK ((listed_in IS NULL) = (stale_since IS NOT NULL)),
          CHECK ((access IS 'unreadable') = (access_gap_id IS NOT NULL)),
          CHECK ((hooks IS 'unreadable') = (hooks_gap_id IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX integration_repository_by_repository ON integration_repository (repository_id);
        CREATE TABLE group_hooks (
          id INTEGER NOT NULL PRIMARY KEY,
          integration_id INTEGER NOT NULL REFERENCES integration (id),
          group_path TEXT NOT NULL,
          exchange_id INTEGER REFERENCES exchange (id),
          gap_id INTEGER REFERENCES gap (id),
          UNIQUE (integration_id, group_path)
        ) STRICT;
        CREATE TABLE webhook (
          id INTEGER NOT NULL PRIMARY KEY,
          integration_id INTEGER NOT NULL REFERENCES integration (id),
          repository_id INTEGER REFERENCES repository (id),
          group_hooks_id INTEGER REFERENCES group_hooks (id),
          forge_hook_id INTEGER NOT NULL,
          url TEXT NOT NULL,
          push_events INTEGER CHECK (push_events IN (0, 1)),
          tls_verification INTEGER CHECK (tls_verification IN (0, 1)),
          branch_filter_kind TEXT NOT NULL,
          branch_filter TEXT NOT NULL,
          alert_status TEXT,
          disabled_until TEXT,
          CHECK ((repository_id IS NULL) <> (group_hooks_id IS NULL))
        ) STRICT;
        CREATE INDEX webhook_by_repository ON webhook (integration_id, repository_id);
        CREATE TABLE listing (
          integration_id INTEGER NOT NULL REFERENCES integration (id),
          fact TEXT NOT NULL,
          pages INTEGER NOT NULL,
          received INTEGER NOT NULL,
          distinct_rows INTEGER NOT NULL,
          announced INTEGER,
          exhausted INTEGER NOT NULL CHECK (exhausted IN (0, 1)),
          doubt TEXT,
          PRIMARY KEY (integration_id, fact)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE expectation (
          integration_id INTEGER NOT NULL REFERENCES integration (id),
          path TEXT NOT NULL,
          PRIMARY KEY (integration_id, path)
        ) STRICT, WITHOUT ROWID;
        """

    static let audit = """
        CREATE TABLE table_digest (
          name TEXT NOT NULL PRIMARY KEY,
          rows INTEGER NOT NULL,
          sha256 TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE audit (
          id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
          tool_version TEXT NOT NULL,
          as_of TEXT NOT NULL,
          policy_path TEXT NOT NULL,
          policy_sha256 TEXT NOT NULL,
          rules_sha256 TEXT NOT NULL,
          fail_on TEXT NOT NULL CHECK (fail_on IN ('info', 'low', 'medium', 'high', 'critical')),
          fail_on_new_only INTEGER NOT NULL CHECK (fail_on_new_only IN (0, 1)),
          max_unverified_percent INTEGER NOT NULL CHECK (max_unverified_percent BETWEEN 0 AND 100),
          waiver_soon_days INTEGER NOT NULL,
          waiver_broad_percent INTEGER NOT NULL,
          controls TEXT NOT NULL
        ) STRICT;
        CREATE TABLE rule (
          id TEXT NOT NULL PRIMARY KEY,
          position INTEGER NOT NULL UNIQUE,
          title TEXT NOT NULL,
          severity TEXT NOT NULL CHECK (severity IN ('info', 'low', 'medium', 'high', 'critical')),
          enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
          subject_kind TEXT NOT NULL,
          rationale TEXT NOT NULL,
          remediation TEXT NOT NULL,
          remediators TEXT NOT NULL,
          false_positives TEXT NOT NULL,
          settings TEXT NOT NULL,
          parameters TEXT NOT NULL,
          query TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE control (
          position INTEGER NOT NULL PRIMARY KEY,
          framework TEXT NOT NULL,
          control TEXT NOT NULL,
          title TEXT NOT NULL,
          UNIQUE (framework, control)
        ) STRICT;
        CREATE TABLE rule_control (
          rule_id TEXT NOT NULL REFERENCES rule (id),
          framework TEXT NOT NULL,
          control TEXT NOT NULL,
          PRIMARY KEY (rule_id, framework, control),
          FOREIGN KEY (framework, control) REFERENCES control (framework, control)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE rule_fact (
          rule_id TEXT NOT NULL REFERENCES rule (id),
          fact TEXT NOT NULL,
          endpoint TEXT NOT NULL,
          permission TEXT NOT NULL,
          PRIMARY KEY (rule_id, fact)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE waiver (
          id TEXT NOT NULL PRIMARY KEY,
          position INTEGER NOT NULL UNIQUE,
          rule_id TEXT NOT NULL REFERENCES rule (id),
          subject_pattern TEXT NOT NULL,
          reason TEXT NOT NULL,
          owner TEXT NOT NULL,
          approved_by TEXT NOT NULL,
          ticket TEXT,
          created TEXT,
          expires TEXT NOT NULL,
          covers_unverified INTEGER NOT NULL CHECK (covers_unverified IN (0, 1)),
          expired INTEGER NOT NULL CHECK (expired IN (0, 1)),
          matches INTEGER NOT NULL,
          waives INTEGER NOT NULL,
          broad INTEGER NOT NULL CHECK (broad IN (0, 1)),
          CHECK (waives <= matches)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE finding (
          id INTEGER NOT NULL PRIMARY KEY,
          fingerprint TEXT NOT NULL UNIQUE,
          rule_id TEXT NOT NULL REFERENCES rule (id),
          integration_id INTEGER REFERENCES integration (id),
          app_id INTEGER REFERENCES app (id),
          verdict TEXT NOT NULL CHECK (verdict IN ('fail', 'unverified')),
          severity TEXT NOT NULL CHECK (severity IN ('info', 'low', 'medium', 'high', 'critical')),
          severity_rank INTEGER NOT NULL CHECK (severity_rank BETWEEN 0 AND 4),
          waiver_id TEXT REFERENCES waiver (id),
          waived INTEGER NOT NULL CHECK (waived IN (0, 1)),
          subject_kind TEXT NOT NULL,
          subject_path TEXT NOT NULL,
          subject_forge_id INTEGER,
          subject_url TEXT,
          reason TEXT NOT NULL,
          observed TEXT,
          expected TEXT,
          cause TEXT,
          fact TEXT,
          missing_permission TEXT,
          CHECK ((integration_id IS NULL) <> (app_id IS NULL)),
          CHECK (waived = 0 OR waiver_id IS NOT NULL),
          CHECK ((verdict = 'unverified') = (cause IS NOT NULL AND fact IS NOT NULL)),
          CHECK ((verdict = 'fail') = (observed IS NOT NULL AND expected IS NOT NULL))
        ) STRICT;
        CREATE INDEX finding_by_severity ON finding (severity_rank DESC, rule_id, integration_id, subject_path);
        CREATE INDEX finding_by_integration ON finding (integration_id, rule_id, subject_path);
        CREATE TABLE finding_evidence (
          finding_id INTEGER NOT NULL REFERENCES finding (id),
          exchange_id INTEGER NOT NULL REFERENCES exchange (id),
          PRIMARY KEY (finding_id, exchange_id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE verdict_count (
          integration_id INTEGER REFERENCES integration (id),
          app_id INTEGER REFERENCES app (id),
          rule_id TEXT NOT NULL REFERENCES rule (id),
          verdict TEXT NOT NULL CHECK (verdict IN ('pass', 'fail', 'unverified', 'waived', 'not_applicable')),
          subjects INTEGER NOT NULL CHECK (subjects >= 1),
          CHECK ((integration_id IS NULL) <> (app_id IS NULL)),
          UNIQUE (integration_id, rule_id, verdict),
          UNIQUE (app_id, rule_id, verdict)
        ) STRICT;
        """
}
