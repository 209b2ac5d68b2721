// The row that an exchange becomes.

import GRDB
import Inventory

enum ExchangeRow {
    static func insert(_ exchange: Exchange, integration: Int64?, into database: Database) throws {
        try database.run(
            """
            INSERT INTO exchange (id, integration_id, fact, method, path, status, request_id, server_date, bytes,
              body_sha256, attempts, failure)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                exchange.id, integration, exchange.fact.rawValue, exchange.method, exchange.path, exchange.status,
                exchange.requestID, exchange.serverDate?.column, exchange.bytes, exchange.bodySHA256,
                exchange.attempts, exchange.failure,
            ])
    }
}
