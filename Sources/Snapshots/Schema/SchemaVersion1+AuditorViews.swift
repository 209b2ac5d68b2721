// The views that answer an auditor's questions without a join: part of version 1.

extension SchemaVersion1 {
    /// Lists of names within one column are sorted and separated by spaces.
    static let auditorViews = """
        CREATE VIEW token_view AS
          SELECT i.name AS integration, i.owner_kind, i.owner_name, g.api_url, t.status, t.rejection, t.name AS token,
            t.fingerprint, t.granular,
            (SELECT group_concat(name, ' ') FROM
              (SELECT name FROM token_scope s WHERE s.integration_id = t.integration_id ORDER BY name)) AS scopes,
            t.created_at, t.expires_on, t.expiry_known, t.last_used_at, t.last_use_known, u.username,
            u.state AS user_state,            u.administrator, u.bot, k.kept_in, k.readable_by_others, coalesce(gap.message, hidden.message) AS gap
          FROM token t JOIN integration i ON i.id = t.integration_id JOIN forge g ON g.id = i.forge_id
            LEFT JOIN token_user u ON u.integration_id = t.integration_id
            LEFT JOIN secret k ON k.integration_id = t.integration_id
            LEFT JOIN gap ON gap.id = t.gap_id LEFT JOIN gap hidden ON hidden.id = u.gap_id
          ORDER BY i.name;
        CREATE VIEW installation_view AS
          SELECT i.name AS integration, i.owner_kind, i.owner_name, a.name AS app, g.api_url, s.installation_id,
            s.status, s.configured_account, s.account_login, s.account_kind, s.repository_selection,
            (SELECT group_concat(name || ':' || level, ' ') FROM (SELECT name, level FROM installation_permission p
              WHERE p.integration_id = s.integration_id ORDER BY name)) AS permissions,
            (SELECT group_concat(name, ' ') FROM (SELECT name FROM installation_event e
              WHERE e.integration_id = s.integration_id ORDER BY name)) AS events,
            s.installed_by, s.installer_status, s.installer_role, s.created_at, s.suspended_at, s.suspended_by,
            coalesce(gap.message, hidden.message) AS gap, s.web_url
          FROM installation s JOIN integration i ON i.id = s.integration_id JOIN app a ON a.id = s.app_id
            JOIN forge g ON g.id = i.forge_id
            LEFT JOIN gap ON gap.id = s.gap_id LEFT JOIN gap hidden ON hidden.id = s.installer_gap_id
          ORDER BY i.name;
        CREATE VIEW listing_view AS
          SELECT i.name AS integration, NULL AS app, l.fact, l.pages, l.received, l.distinct_rows, l.announced,
            l.exhausted, l.doubt
          FROM listing l JOIN integration i ON i.id = l.integration_id
          UNION ALL
          SELECT NULL, a.name, l.fact, l.pages, l.received, l.distinct_rows, l.announced, l.exhausted, l.doubt
          FROM app_listing l JOIN app a ON a.id = l.app_id
          ORDER BY 1, 2, 3;
        CREATE VIEW exchange_view AS
          SELECT e.id AS exchange_id, i.name AS integration, a.name AS app, e.fact, e.method, e.path, e.status,
            e.request_id, e.server_date, e.bytes, e.body_sha256, e.attempts, e.failure
          FROM exchange e LEFT JOIN integration i ON i.id = e.integration_id LEFT JOIN app a ON a.id = e.app_id
          ORDER BY i.name, a.name, e.method, e.path;
        CREATE VIEW evidence_view AS
          SELECT f.rule_id, f.verdict, f.severity, i.name AS integration, a.name AS app, f.subject_path AS subject,
            f.reason, e.method, e.path, e.status, e.request_id, e.server_date, e.bytes, e.body_sha256, f.fingerprint
          FROM finding_evidence v JOIN finding f ON f.id = v.finding_id JOIN exchange e ON e.id = v.exchange_id
            LEFT JOIN integration i ON i.id = f.integration_id LEFT JOIN app a ON a.id = f.app_id
          ORDER BY f.severity_rank DESC, f.rule_id, i.name, a.name, f.subject_path, e.path;
        CREATE VIEW rule_view AS
          SELECT r.id AS rule_id, r.title, r.severity, r.enabled, r.subject_kind, r.query IS NOT NULL AS custom,
            sum(CASE c.verdict WHEN 'pass' THEN c.subjects ELSE 0 END) AS passes,
            sum(CASE c.verdict WHEN 'fail' THEN c.subjects ELSE 0 END) AS fails,
            sum(CASE c.verdict WHEN 'unverified' THEN c.subjects ELSE 0 END) AS unverified,
            sum(CASE c.verdict WHEN 'waived' THEN c.subjects ELSE 0 END) AS waived,
            sum(CASE c.verdict WHEN 'not_applicable' THEN c.subjects ELSE 0 END) AS not_applicable
          FROM rule r LEFT JOIN verdict_count c ON c.rule_id = r.id GROUP BY r.id ORDER BY r.position;
        CREATE VIEW control_view AS
          SELECT c.framework, c.control, c.title, r.rule_id, r.enabled, r.passes, r.fails, r.unverified, r.waived
          FROM control c LEFT JOIN rule_control m ON m.framework = c.framework AND m.control = c.control
            LEFT JOIN rule_view r ON r.rule_id = m.rule_id
          ORDER BY c.framework, c.control, r.rule_id;
        CREATE VIEW waiver_view AS
          SELECT w.id AS waiver_id, w.rule_id, r.severity, w.subject_pattern, w.reason, w.owner, w.approved_by,
            w.ticket, w.created, w.expires, w.expired, w.covers_unverified, w.matches, w.waives, w.broad
          FROM waiver w JOIN rule r ON r.id = w.rule_id ORDER BY w.expires, w.id;
        """
}
