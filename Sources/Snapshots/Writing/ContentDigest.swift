// A digest over everything observed, independent of row ids, timing and the file's layout.

import GRDB
import Inventory

enum ContentDigest {
    /// Lower-case hex SHA-256 over the canonical rows of every observation: two runs that saw the same have the same.
    static func compute(_ database: Database) throws -> String {
        var stream = DigestStream()
        for query in queries {
            stream.append("# \(query.name)\n")
            try database.forEachRawRow(query.sql) { row in
                for column in 0..<row.count { append(row, column, to: &stream) }
                stream.append(UInt8(ascii: "\n"))
            }
        }
        return stream.finish()
    }

    /// Its kind, its text, and U+001F behind it; texts with their length, so that none can look like two values.
    private static func append(_ row: RawRow, _ column: Int, to stream: inout DigestStream) {
        switch row.kind(column) {
        case .null: stream.append(UInt8(ascii: "-"))
        case .integer:
            stream.append(UInt8(ascii: "i"))
            stream.append(decimal: row.integer(column))
        case .real: stream.append("d\(row.real(column))")
        case .text:
            let text = row.bytes(column)
            stream.append(UInt8(ascii: "s"))
            stream.append(decimal: Int64(text.count))
            stream.append(UInt8(ascii: ":"))
            stream.append(text)
        case .blob: stream.append("b\(row.bytes(column).count)")
        }
        stream.append(0x1F)
    }

    private static let queries: [(name: String, sql: String)] =
        appQueries + [
            ("forge", "SELECT kind, api_url, version, enterprise FROM forge ORDER BY api_url"),
            ("organization", "SELECT name FROM platform_organization ORDER BY name"),
            ("member", "SELECT organization, username, role FROM platform_member ORDER BY 1, 2"),
            (
                "integration",
                """
                SELECT i.name, f.api_url, owner_kind, owner_name, added_by, rebuild_hook_url, import_state, import_doubt
                FROM integration i JOIN forge f ON f.id = i.forge_id ORDER BY i.name
                """
            ),
            (
                "app",
                """
                SELECT a.name, a.issuer, a.github_id, a.slug, p.kind, p.name, p.level
                FROM app a LEFT JOIN app_permission p ON p.app_id = a.id ORDER BY 1, 5, 6
                """
            ),
            (
                "app event",
                "SELECT a.name, e.kind, e.name FROM app_event e JOIN app a ON a.id = e.app_id ORDER BY 1, 2, 3"
            ),
            (
                "installation",
                """
                SELECT i.name, s.installation_id, s.configured_account, s.installed_by, s.status, s.successor_id,
                  s.account_login, s.account_id, s.account_kind, s.repository_selection, s.suspended_at, s.suspended_by,
                  s.installer_status, s.installer_role, s.installer_active
                FROM installation s JOIN integration i ON i.id = s.integration_id ORDER BY 1
                """
            ),
            (
                "installation permission",
                """
                SELECT i.name, p.name, p.level FROM installation_permission p JOIN integration i ON i.id = p.integration_id
                ORDER BY 1, 2
                """
            ),
            (
                "installation event",
                """
                SELECT i.name, e.name FROM installation_event e JOIN integration i ON i.id = e.integration_id ORDER BY 1, 2
                """
            ),
            (
                "token",
                """
                SELECT i.name, t.status, t.rejection, t.token_id, t.granular, t.active, t.revoked, t.expires_on,
                  t.expiry_known, t.last_used_at, t.last_use_known, u.user_id, u.username, u.state, u.administrator, u.bot
                FROM token t JOIN integration i ON i.id = t.integration_id
                  LEFT JOIN token_user u ON u.integration_id = i.id ORDER BY 1
                """
            ),
            (
                "scope",
                "SELECT i.name, s.name FROM token_scope s JOIN integration i ON i.id = s.integration_id ORDER BY 1, 2"
            ),
            (
                "repository",
                """
                SELECT i.name, r.forge_repository_id, r.path, r.default_branch, r.visibility, r.archived, r.disabled,
                  r.empty, r.pending_deletion_on, ir.excluded, ir.access, ir.hooks
                FROM integration i CROSS JOIN integration_repository ir ON ir.integration_id = i.id
                  CROSS JOIN repository r ON r.id = ir.repository_id ORDER BY 1, 2
                """
            ),
            (
                "webhook",
                """
                SELECT i.name, r.forge_repository_id, g.group_path, w.forge_hook_id, w.url, w.push_events,
                  w.tls_verification, w.branch_filter_kind, w.branch_filter, w.alert_status, w.disabled_until
                FROM webhook w JOIN integration i ON i.id = w.integration_id
                  LEFT JOIN repository r ON r.id = w.repository_id LEFT JOIN group_hooks g ON g.id = w.group_hooks_id
                ORDER BY 1, 2, 3, 4
                """
            ),
            (
                "gap",
                """
                SELECT i.name, a.name, g.fact, g.cause, g.message, g.missing_permission, g.subjects
                FROM gap g LEFT JOIN integration i ON i.id = g.integration_id LEFT JOIN app a ON a.id = g.app_id
                ORDER BY 1, 2, 3, 4, 5, 6
                """
            ),
            (
                "listing",
                """
                SELECT i.name, l.fact, l.pages, l.received, l.distinct_rows, l.announced, l.exhausted, l.doubt
                FROM listing l JOIN integration i ON i.id = l.integration_id ORDER BY 1, 2
                """
            ),
            (
                "exchange",
                """
                SELECT i.name, a.name, e.fact, e.method, e.path, e.status, e.bytes, e.body_sha256
                FROM exchange e LEFT JOIN integration i ON i.id = e.integration_id LEFT JOIN app a ON a.id = e.app_id
                ORDER BY 1, 2, 3, 4, 5, 6, 8
                """
            ),
        ]
}
