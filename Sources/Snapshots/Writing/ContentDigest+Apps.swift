// The part of the digest that covers what Apps' own keys show, and where secrets are kept.

extension ContentDigest {
    static let appQueries: [(name: String, sql: String)] = [
        (
            "app hook",
            """
            SELECT a.name, h.status, h.url, h.tls_verification, h.has_secret
            FROM app_hook h JOIN app a ON a.id = h.app_id ORDER BY 1
            """
        ),
        (
            "app listing",
            """
            SELECT a.name, l.fact, l.pages, l.received, l.distinct_rows, l.announced, l.exhausted, l.doubt
            FROM app_listing l JOIN app a ON a.id = l.app_id ORDER BY 1, 2
            """
        ),
        (
            "app delivery",
            """
            SELECT a.name, d.delivery_id, d.guid, d.delivered_at, d.event, d.status
            FROM app_delivery d JOIN app a ON a.id = d.app_id ORDER BY 1, 2
            """
        ),
        (
            "app installation",
            """
            SELECT a.name, l.installation_id, l.account_login, l.account_kind, l.suspended_at
            FROM app_installation l JOIN app a ON a.id = l.app_id ORDER BY 1, 2
            """
        ),
        (
            "installation request",
            """
            SELECT a.name, q.request_id, q.account_login, q.requester, q.created_at
            FROM installation_request q JOIN app a ON a.id = q.app_id ORDER BY 1, 2
            """
        ),
        (
            "secret",
            """
            SELECT i.name, a.name, s.kept_in, s.readable_by_others
            FROM secret s LEFT JOIN integration i ON i.id = s.integration_id LEFT JOIN app a ON a.id = s.app_id
            ORDER BY 1, 2
            """
        ),
    ]
}
