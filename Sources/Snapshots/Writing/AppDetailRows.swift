// The rows that an App's webhook, deliveries, installations and requests become.

import GRDB
import Inventory

/// Writes the details of one App. `aliases` are those of `SnapshotWriter`.
struct AppDetailRows {
    let database: Database
    let app: Int64
    let aliases: [ExchangeID: ExchangeID]

    func write(_ details: AppDetails) throws {
        try write(details.hook.movingExchange(aliases))
        try write(details.deliveries.movingExchange(aliases))
        try write(details.installations)
        for row in details.installations.rows { try write(row) }
        try write(details.requests)
        for row in details.requests.rows { try write(row) }
    }

    private func write(_ hook: Observed<AppHook?>) throws {
        let insert = """
            INSERT INTO app_hook (app_id, status, url, tls_verification, has_secret, exchange_id, gap_id)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """
        switch hook {
        case .known(let hook?, let exchange):
            try database.run(
                insert, [app, "configured", hook.url, hook.tlsVerification, hook.hasSecret, exchange, nil])
        case .known(nil, let exchange):
            try database.run(insert, [app, "none", nil, nil, nil, exchange, nil])
        case .unreadable(let gap):
            let gapID = try GapRow.id(gap, home: .app(app), in: database)
            try database.run(insert, [app, "unreadable", nil, nil, nil, gap.exchange, gapID])
        }
    }

    /// One page by choice, so its proof is that it came.
    private func write(_ deliveries: Observed<[AppDelivery]>) throws {
        let rows = deliveries.value ?? []
        var gap: Unreadable?
        if case .unreadable(let reason) = deliveries { gap = reason }
        let ids = Set(rows.map(\.id)).count
        let proof = ListingProof(
            fact: .appDeliveries, pages: gap == nil ? 1 : 0, received: rows.count, distinct: ids, announced: nil,
            exhausted: false, doubt: gap?.message)
        try write(proof, gap, exchange: deliveries.exchange)
        for row in rows {
            try database.run(
                """
                INSERT OR IGNORE INTO app_delivery (app_id, delivery_id, guid, delivered_at, event, status)
                VALUES (?, ?, ?, ?, ?, ?)
                """, [app, row.id, row.guid, row.deliveredAt.column, row.event, row.status])
        }
    }

    private func write<Row>(_ listing: AppListing<Row>) throws {
        let exchange = listing.exchange.map { aliases[$0] ?? $0 }
        try write(listing.proof, listing.gap, exchange: exchange)
    }

    private func write(_ proof: ListingProof, _ gap: Unreadable?, exchange: ExchangeID?) throws {
        let gapID = try gap.map { try GapRow.id($0, home: .app(app), in: database) }
        try database.run(
            """
            INSERT INTO app_listing (app_id, fact, pages, received, distinct_rows, announced, exhausted, doubt,
              exchange_id, gap_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                app, proof.fact.rawValue, proof.pages, proof.received, proof.distinct, proof.announced,
                proof.exhausted, gap.map { proof.doubt ?? $0.message }, exchange, gapID,
            ])
    }

    private func write(_ row: ListedInstallation) throws {
        try database.run(
            """
            INSERT OR REPLACE INTO app_installation (app_id, installation_id, account_login, account_kind, created_at,
              suspended_at, web_url, exchange_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                app, row.id, row.account, row.accountKind.name, row.createdAt?.column, row.suspendedAt?.column,
                row.webURL, row.listedIn.map { aliases[$0] ?? $0 },
            ])
    }

    private func write(_ row: InstallationRequest) throws {
        try database.run(
            """
            INSERT OR REPLACE INTO installation_request (app_id, request_id, account_login, requester, created_at)
            VALUES (?, ?, ?, ?, ?)
            """, [app, row.id, row.account, row.requester, row.createdAt.column])
    }
}
