// The views for people, without row ids.

extension SchemaVersion1 {
    static let views = """
        CREATE VIEW finding_view AS
          SELECT f.severity, f.verdict, f.waived, f.rule_id, r.title, i.name AS integration, a.name AS app,
            f.subject_path AS subject, f.reason, f.observed, f.expected, f.missing_permission, f.waiver_id, f.subject_url, f.fingerprint
          FROM finding f JOIN rule r ON r.id = f.rule_id LEFT JOIN integration i ON i.id = f.integration_id
            LEFT JOIN app a ON a.id = f.app_id
          ORDER BY f.severity_rank DESC, f.rule_id, i.name, a.name, f.subject_path;
        CREATE VIEW repository_access_view AS
          SELECT i.name AS integration, i.owner_kind, i.owner_name, g.kind AS forge, r.path, r.visibility, r.archived,
            ir.excluded, ir.access, gap.message AS access_gap, ir.stale_since, r.web_url
          FROM integration_repository ir JOIN integration i ON i.id = ir.integration_id
            JOIN repository r ON r.id = ir.repository_id JOIN forge g ON g.id = r.forge_id
            LEFT JOIN gap ON gap.id = ir.access_gap_id
          ORDER BY i.name, r.path;
        CREATE VIEW webhook_view AS
          SELECT i.name AS integration, coalesce(r.path, gh.group_path) AS attached_to,
            CASE WHEN w.repository_id IS NULL THEN 'group' ELSE 'project' END AS level, w.url, w.push_events,
            w.tls_verification, w.branch_filter_kind, w.branch_filter, w.alert_status, w.disabled_until
          FROM webhook w JOIN integration i ON i.id = w.integration_id
            LEFT JOIN repository r ON r.id = w.repository_id LEFT JOIN group_hooks gh ON gh.id = w.group_hooks_id
          ORDER BY i.name, attached_to, w.url;
        CREATE VIEW integration_view AS
          SELECT i.name AS integration, g.kind AS forge, g.api_url, i.owner_kind, i.owner_name, i.added_by,
            i.import_state, i.import_doubt,
            (SELECT count(*) FROM integration_repository ir WHERE ir.integration_id = i.id) AS repositories,
            (SELECT count(*) FROM exchange e WHERE e.integration_id = i.id) AS requests
          FROM integration i JOIN forge g ON g.id = i.forge_id ORDER BY i.name;
        CREATE VIEW gap_view AS
          SELECT i.name AS integration, a.name AS app, gap.fact, gap.cause, gap.message, gap.missing_permission,
            gap.subjects
          FROM gap LEFT JOIN integration i ON i.id = gap.integration_id LEFT JOIN app a ON a.id = gap.app_id
          ORDER BY 1, 2, 3, 4, 5;
        """
}
