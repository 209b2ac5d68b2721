// The tables of Apps and of what their own keys show, and of where secrets are kept: part of version 1.

extension SchemaVersion1 {
    /// `app_listing.exchange_id` is the last page, `gap_id` why the listing isn't proven complete.
    static let apps = """
        CREATE TABLE app (
          id INTEGER NOT NULL PRIMARY KEY,
          name TEXT NOT NULL UNIQUE,
          forge_id INTEGER NOT NULL REFERENCES forge (id),
          issuer TEXT NOT NULL,
          github_id INTEGER,
          slug TEXT,
          display_name TEXT,
          web_url TEXT,
          exchange_id INTEGER REFERENCES exchange (id),
          gap_id INTEGER REFERENCES gap (id)
        ) STRICT;
        CREATE TABLE app_permission (
          app_id INTEGER NOT NULL REFERENCES app (id),
          kind TEXT NOT NULL CHECK (kind IN ('requested', 'required')),
          name TEXT NOT NULL,
          level TEXT NOT NULL,
          PRIMARY KEY (app_id, kind, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE app_event (
          app_id INTEGER NOT NULL REFERENCES app (id),
          kind TEXT NOT NULL CHECK (kind IN ('requested', 'required')),
          name TEXT NOT NULL,
          PRIMARY KEY (app_id, kind, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE app_hook (
          app_id INTEGER NOT NULL PRIMARY KEY REFERENCES app (id),
          status TEXT NOT NULL CHECK (status IN ('configured', 'none', 'unreadable')),
          url TEXT,
          tls_verification INTEGER CHECK (tls_verification IN (0, 1)),
          has_secret INTEGER CHECK (has_secret IN (0, 1)),
          exchange_id INTEGER REFERENCES exchange (id),
          gap_id INTEGER REFERENCES gap (id),
          CHECK ((status = 'configured') = (url IS NOT NULL)),
          CHECK ((status = 'unreadable') = (gap_id IS NOT NULL))
        ) STRICT;
        CREATE TABLE app_listing (
          app_id INTEGER NOT NULL REFERENCES app (id),
          fact TEXT NOT NULL CHECK (fact IN ('app-deliveries', 'app-installations', 'installation-requests')),
          pages INTEGER NOT NULL,
          received INTEGER NOT NULL,
          distinct_rows INTEGER NOT NULL,
          announced INTEGER,
          exhausted INTEGER NOT NULL CHECK (exhausted IN (0, 1)),
          doubt TEXT,
          exchange_id INTEGER REFERENCES exchange (id),
          gap_id INTEGER REFERENCES gap (id),
          PRIMARY KEY (app_id, fact),
          CHECK ((doubt IS NULL) = (gap_id IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE app_delivery (
          app_id INTEGER NOT NULL REFERENCES app (id),
          delivery_id INTEGER NOT NULL,
          guid TEXT NOT NULL,
          delivered_at TEXT NOT NULL,
          event TEXT NOT NULL,
          status TEXT NOT NULL,
          PRIMARY KEY (app_id, delivery_id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE app_installation (
          app_id INTEGER NOT NULL REFERENCES app (id),
          installation_id INTEGER NOT NULL,
          account_login TEXT NOT NULL,
          account_kind TEXT NOT NULL,
          created_at TEXT,
          suspended_at TEXT,
          web_url TEXT,
          exchange_id INTEGER REFERENCES exchange (id),
          PRIMARY KEY (app_id, installation_id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE installation_request (
          app_id INTEGER NOT NULL REFERENCES app (id),
          request_id INTEGER NOT NULL,
          account_login TEXT NOT NULL,
          requester TEXT,
          created_at TEXT NOT NULL,
          PRIMARY KEY (app_id, request_id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE secret (
          id INTEGER NOT NULL PRIMARY KEY,
          integration_id INTEGER UNIQUE REFERENCES integration (id),
          app_id INTEGER UNIQUE REFERENCES app (id),
          kept_in TEXT NOT NULL CHECK (kept_in IN ('file', 'elsewhere')),
          readable_by_others INTEGER CHECK (readable_by_others IN (0, 1)),
          CHECK ((integration_id IS NULL) <> (app_id IS NULL)),
          CHECK ((kept_in = 'file') = (readable_by_others IS NOT NULL))
        ) STRICT;
        """

    static let appViews = """
        CREATE VIEW app_view AS
          SELECT a.name AS app, g.api_url, a.issuer, a.slug, a.display_name, h.url AS webhook, h.tls_verification,
            h.has_secret,
            (SELECT count(*) FROM app_delivery d WHERE d.app_id = a.id) AS deliveries,
            (SELECT count(*) FROM app_delivery d WHERE d.app_id = a.id AND d.status <> 'OK') AS failed_deliveries,
            (SELECT count(*) FROM app_installation l WHERE l.app_id = a.id) AS installations,
            (SELECT count(*) FROM installation_request q WHERE q.app_id = a.id) AS installation_requests,
            (SELECT count(*) FROM installation s WHERE s.app_id = a.id) AS integrations,
            (SELECT count(*) FROM exchange e WHERE e.app_id = a.id) AS requests
          FROM app a JOIN forge g ON g.id = a.forge_id LEFT JOIN app_hook h ON h.app_id = a.id ORDER BY a.name;
        """
}
