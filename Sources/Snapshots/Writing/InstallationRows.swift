// The rows that an installation and its installer's membership become.

import GRDB
import Inventory

enum InstallationRows {
    static func write(_ status: Observed<InstallationStatus>, integration: Int64, into database: Database) throws {
        switch status {
        case .known(.present(let installation), let exchange):
            try write(installation, exchange: exchange, integration: integration, into: database)
        case .known(.absent(let successor), let exchange):
            try database.run(
                """
                UPDATE installation SET status = 'absent', successor_id = ?, exchange_id = ? WHERE integration_id = ?
                """, [successor, exchange, integration])
        case .unreadable(let gap):
            let gapID = try GapRow.id(gap, home: .integration(integration), in: database)
            try database.run(
                "UPDATE installation SET status = 'unreadable', exchange_id = ?, gap_id = ? WHERE integration_id = ?",
                [gap.exchange, gapID, integration])
        }
    }

    private static func write(
        _ row: Installation, exchange: ExchangeID?, integration: Int64, into database: Database
    ) throws {
        try database.run(
            """
            UPDATE installation SET status = 'present', account_login = ?, account_id = ?, account_kind = ?,
              repository_selection = ?, created_at = ?, suspended_at = ?, suspended_by = ?, web_url = ?, exchange_id = ?
            WHERE integration_id = ?
            """,
            [
                row.accountLogin, row.accountID, row.accountKind.name, row.repositorySelection, row.createdAt?.column,
                row.suspendedAt?.column, row.suspendedBy, row.webURL, exchange, integration,
            ])
        for (name, level) in row.permissions {
            try database.run(
                "INSERT OR REPLACE INTO installation_permission (integration_id, name, level) VALUES (?, ?, ?)",
                [integration, name, level.description])
        }
        for event in row.events {
            try database.run(
                "INSERT OR IGNORE INTO installation_event (integration_id, name) VALUES (?, ?)", [integration, event])
        }
    }

    static func write(_ place: Observed<OrganizationMembership>, integration: Int64, into database: Database) throws {
        let update = """
            UPDATE installation SET installer_status = ?, installer_role = ?, installer_active = ?,
              installer_exchange_id = ?, installer_gap_id = ? WHERE integration_id = ?
            """
        switch place {
        case .known(.member(let role, let active), let exchange):
            try database.run(update, ["member", role, active, exchange, nil, integration])
        case .known(.none, let exchange):
            try database.run(update, ["none", nil, nil, exchange, nil, integration])
        case .unreadable(let gap):
            let gapID = try GapRow.id(gap, home: .integration(integration), in: database)
            try database.run(update, ["unreadable", nil, nil, gap.exchange, gapID, integration])
        }
    }
}
