// The rows that a token and its user become.

import GRDB
import Inventory

enum TokenRows {
    static func write(_ status: Observed<TokenStatus>, integration: Int64, into database: Database) throws {
        switch status {
        case .known(.accepted(let token), let exchange):
            try write(token, exchange: exchange, integration: integration, into: database)
        case .known(.rejected(let rejection, let detail), let exchange):
            try database.run(
                """
                UPDATE token SET status = 'rejected', rejection = ?, rejection_detail = ?, exchange_id = ?
                WHERE integration_id = ?
                """, [rejection.rawValue, detail, exchange, integration])
        case .unreadable(let gap):
            let gapID = try GapRow.id(gap, home: .integration(integration), in: database)
            try database.run(
                "UPDATE token SET status = 'unreadable', exchange_id = ?, gap_id = ? WHERE integration_id = ?",
                [gap.exchange, gapID, integration])
        }
    }

    private static func write(
        _ row: AccessToken, exchange: ExchangeID?, integration: Int64, into database: Database
    ) throws {
        try database.run(
            """
            UPDATE token SET status = 'accepted', token_id = ?, name = ?, granular = ?, active = ?, revoked = ?,
              created_at = ?, expires_on = ?, expiry_known = ?, last_used_at = ?, last_use_known = ?, user_id = ?,
              exchange_id = ?
            WHERE integration_id = ?
            """,
            [
                row.id, row.name, row.granular, row.active, row.revoked, row.createdAt?.column,
                row.expiresOn?.description, row.expiryKnown, row.lastUsedAt?.column, row.lastUseKnown, row.userID,
                exchange,
                integration,
            ])
        for scope in row.scopes {
            try database.run(
                "INSERT OR IGNORE INTO token_scope (integration_id, name) VALUES (?, ?)", [integration, scope])
        }
    }

    static func write(_ user: Observed<TokenUser>, integration: Int64, into database: Database) throws {
        let insert = """
            INSERT OR REPLACE INTO token_user (integration_id, user_id, username, state, administrator, bot, web_url,
              exchange_id, gap_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        switch user {
        case .known(let user, let exchange):
            try database.run(
                insert,
                [
                    integration, user.id, user.username, user.state, user.isAdministrator, user.bot, user.webURL,
                    exchange, nil,
                ])
        case .unreadable(let gap):
            let gapID = try GapRow.id(gap, home: .integration(integration), in: database)
            try database.run(insert, [integration, nil, nil, nil, nil, nil, nil, gap.exchange, gapID])
        }
    }
}
