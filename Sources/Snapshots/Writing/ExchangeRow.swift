// The row that an exchange becomes.

import GRDB
import Inventory

enum ExchangeRow {
    static func insert(_ exchange: Exchange, integration: Int64, into database: Database) throws {
        var insert = try RawStatement(
            """
            INSERT INTO exchange (\(columns), id, integration_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, in: database)
        insert.bind(exchange.fact.rawValue)
        insert.bind(exchange.method)
        insert.bind(exchange.path)
        insert.bind(exchange.status)
        insert.bind(exchange.requestID)
        insert.bind(exchange.serverDate?.column)
        insert.bind(exchange.bytes)
        insert.bind(exchange.bodySHA256)
        insert.bind(exchange.attempts)
        insert.bind(exchange.failure)
        insert.bind(exchange.id)
        insert.bind(integration)
        try insert.run(in: database)
    }

    /// An App is asked again when a run is taken up: the row of the first time is kept with the new answer. Returns the
    /// row's id.
    static func insert(_ exchange: Exchange, app: Int64, into database: Database) throws -> ExchangeID {
        let updates = columns.split(separator: ", ").map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        return try database.integer(
            """
            INSERT INTO exchange (\(columns), id, app_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (app_id, method, path) WHERE app_id IS NOT NULL DO UPDATE SET \(updates) RETURNING id
            """, values(exchange) + [exchange.id, app]) ?? exchange.id
    }

    private static let columns =
        "fact, method, path, status, request_id, server_date, bytes, body_sha256, attempts, failure"

    private static func values(_ exchange: Exchange) -> StatementArguments {
        [
            exchange.fact.rawValue, exchange.method, exchange.path, exchange.status, exchange.requestID,
            exchange.serverDate?.column, exchange.bytes, exchange.bodySHA256, exchange.attempts, exchange.failure,
        ]
    }
}
