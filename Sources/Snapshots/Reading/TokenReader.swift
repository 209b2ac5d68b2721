// Builds the subject of rules about GitLab access tokens.

import GRDB
import Inventory

struct TokenReader {
    private let database: Database
    private let gaps: GapCatalogue

    init(_ database: Database, _ gaps: GapCatalogue) {
        self.database = database
        self.gaps = gaps
    }

    /// Nil where the integration isn't a token.
    func subject(of integration: Integration, id: Int64) throws -> TokenSubject? {
        guard
            let row = try Row.fetchOne(database, sql: "SELECT * FROM token WHERE integration_id = ?", arguments: [id])
        else { return nil }
        let sharedWith = try String.fetchAll(
            database,
            sql: """
                SELECT i.name FROM token t JOIN integration i ON i.id = t.integration_id
                WHERE t.fingerprint = ? AND t.integration_id <> ? ORDER BY i.name
                """, arguments: [row["fingerprint"] as String, id])
        return TokenSubject(
            integration: integration, status: try status(row, id: id), user: try user(id), sharedWith: sharedWith)
    }

    private func status(_ row: Row, id: Int64) throws -> Observed<TokenStatus> {
        let exchange: Int64? = row["exchange_id"]
        switch row["status"] as String? {
        case "accepted":
            return .known(.accepted(try token(row, id: id)), exchange)
        case "rejected":
            let rejection = (row["rejection"] as String?).flatMap(TokenRejection.init(rawValue:)) ?? .unknown
            return .known(.rejected(rejection, detail: row["rejection_detail"] ?? ""), exchange)
        default:
            return .unreadable(gaps.reason(row["gap_id"], .token, exchange: exchange))
        }
    }

    private func token(_ row: Row, id: Int64) throws -> AccessToken {
        let created: String? = row["created_at"]
        let used: String? = row["last_used_at"]
        let expires: String? = row["expires_on"]
        return AccessToken(
            id: row["token_id"], name: row["name"] ?? "",
            scopes: try String.fetchAll(
                database, sql: "SELECT name FROM token_scope WHERE integration_id = ? ORDER BY name", arguments: [id]),
            granular: row["granular"] ?? false, active: row["active"], revoked: row["revoked"],
            createdAt: created.flatMap(Timestamp.parse), expiresOn: expires.flatMap { CalendarDay($0) },
            expiryKnown: row["expiry_known"] ?? false, lastUsedAt: used.flatMap(Timestamp.parse),
            lastUseKnown: row["last_use_known"] ?? false, userID: row["user_id"])
    }

    private func user(_ id: Int64) throws -> Observed<TokenUser> {
        let row = try Row.fetchOne(
            database, sql: "SELECT * FROM token_user WHERE integration_id = ?", arguments: [id])
        let exchange: Int64? = row?["exchange_id"]
        guard let row, let userID: Int64 = row["user_id"] else {
            return .unreadable(gaps.reason(row?["gap_id"], .tokenUser, exchange: exchange))
        }
        return .known(
            TokenUser(
                id: userID, username: row["username"] ?? "", state: row["state"],
                isAdministrator: row["administrator"] ?? false, bot: row["bot"], webURL: row["web_url"]), exchange)
    }
}
