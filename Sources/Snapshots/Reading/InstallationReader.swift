// Builds the subject of rules about GitHub App installations.

import GRDB
import Inventory

struct InstallationReader {
    private let database: Database
    private let gaps: GapCatalogue
    private let baseline: BaselineReader

    init(_ database: Database, _ gaps: GapCatalogue, _ baseline: BaselineReader) {
        self.database = database
        self.gaps = gaps
        self.baseline = baseline
    }

    /// Nil where the integration isn't an installation.
    func subject(of integration: Integration, id: Int64) throws -> InstallationSubject? {
        guard
            let row = try Row.fetchOne(
                database, sql: "SELECT * FROM installation WHERE integration_id = ?", arguments: [id])
        else { return nil }
        let app: Int64 = row["app_id"]
        return InstallationSubject(
            integration: integration, installationID: row["installation_id"],
            configuredAccount: row["configured_account"], installedBy: row["installed_by"],
            requiredPermissions: try permissions(
                "SELECT name, level FROM app_permission WHERE app_id = ? AND kind = 'required'", app),
            requiredEvents: try names(
                "SELECT name FROM app_event WHERE app_id = ? AND kind = 'required' ORDER BY name", app),
            status: try status(row, id: id), app: try AppReader(database, gaps).app(app),
            baselinePermissions: try baseline.permissions(of: id), installerMembership: membership(row),
            alsoAttachedBy: try String.fetchAll(
                database,
                sql: """
                    SELECT i.name FROM installation s JOIN integration i ON i.id = s.integration_id
                    WHERE s.installation_id = ? AND s.integration_id <> ? AND i.forge_id =
                      (SELECT forge_id FROM integration WHERE id = ?) ORDER BY i.name
                    """, arguments: [row["installation_id"] as Int64, id, id]))
    }

    private func status(_ row: Row, id: Int64) throws -> Observed<InstallationStatus> {
        let exchange: Int64? = row["exchange_id"]
        switch row["status"] as String? {
        case "present":
            return .known(.present(try installation(row, id: id)), exchange)
        case "absent":
            return .known(.absent(successor: row["successor_id"]), exchange)
        default:
            return .unreadable(gaps.reason(row["gap_id"], .appInstallations, exchange: exchange))
        }
    }

    private func installation(_ row: Row, id: Int64) throws -> Installation {
        let created: String? = row["created_at"]
        let suspended: String? = row["suspended_at"]
        return Installation(
            id: row["installation_id"], accountLogin: row["account_login"] ?? "", accountID: row["account_id"] ?? 0,
            accountKind: .init(row["account_kind"] ?? ""), repositorySelection: row["repository_selection"],
            permissions: try permissions(
                "SELECT name, level FROM installation_permission WHERE integration_id = ?", id),
            events: try names(
                "SELECT name FROM installation_event WHERE integration_id = ? ORDER BY name", id),
            createdAt: created.flatMap(Timestamp.parse), suspendedAt: suspended.flatMap(Timestamp.parse),
            suspendedBy: row["suspended_by"], webURL: row["web_url"])
    }

    private func membership(_ row: Row) -> Observed<OrganizationMembership> {
        let exchange: Int64? = row["installer_exchange_id"]
        switch row["installer_status"] as String? {
        case "member":
            return .known(
                .member(role: row["installer_role"] ?? "", active: row["installer_active"] ?? false), exchange)
        case "none":
            return .known(.none, exchange)
        default:
            return .unreadable(gaps.reason(row["installer_gap_id"], .organizationMembership, exchange: exchange))
        }
    }

    private func permissions(_ sql: String, _ id: Int64) throws -> [String: PermissionLevel] {
        let rows = try Row.fetchAll(database, sql: sql, arguments: [id])
        return Dictionary(
            rows.map { ($0["name"] as String, PermissionLevel($0["level"] as String)) }, uniquingKeysWith: { $1 })
    }

    private func names(_ sql: String, _ id: Int64) throws -> [String] {
        try String.fetchAll(database, sql: sql, arguments: [id])
    }
}
