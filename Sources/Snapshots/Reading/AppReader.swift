// Builds the subjects of rules about GitHub Apps.

import GRDB
import Inventory

struct AppReader {
    private let database: Database
    private let gaps: GapCatalogue

    init(_ database: Database, _ gaps: GapCatalogue) {
        self.database = database
        self.gaps = gaps
    }

    /// Calls `body` for every App by name: the App itself, its private key, and what its listing shows.
    func forEach(_ body: (Subject) throws -> Void) throws {
        let rows = try Row.fetchAll(
            database, sql: "SELECT a.*, f.kind, f.api_url FROM app a JOIN forge f ON f.id = a.forge_id ORDER BY a.name")
        for row in rows {
            let id: Int64 = row["id"]
            let name: String = row["name"]
            let forge = Forge(kind: ForgeKind(rawValue: row["kind"]) ?? .github, apiURL: row["api_url"])
            try body(.app(subject(id, name, forge)))
            if let secret = try SecretReader.subject(of: .app(name), database) { try body(.secret(secret)) }
            try installations(of: id, name, body)
        }
    }

    /// What GitHub says of the App in row `id`.
    func app(_ id: Int64) throws -> Observed<App> {
        let row = try Row.fetchOne(database, sql: "SELECT * FROM app WHERE id = ?", arguments: [id])
        let exchange: Int64? = row?["exchange_id"]
        guard let row, let githubID: Int64 = row["github_id"] else {
            return .unreadable(gaps.reason(row?["gap_id"], .app, exchange: exchange))
        }
        let levels = try Row.fetchAll(
            database, sql: "SELECT name, level FROM app_permission WHERE app_id = ? AND kind = 'requested'",
            arguments: [id])
        let app = App(
            id: githubID, slug: row["slug"] ?? "", name: row["display_name"] ?? "", webURL: row["web_url"],
            permissions: Dictionary(
                levels.map { ($0["name"] as String, PermissionLevel($0["level"] as String)) }, uniquingKeysWith: { $1 }),
            events: try events(id, "requested"))
        return .known(app, exchange)
    }

    private func events(_ id: Int64, _ kind: String) throws -> [String] {
        try String.fetchAll(
            database, sql: "SELECT name FROM app_event WHERE app_id = ? AND kind = ? ORDER BY name",
            arguments: [id, kind])
    }

    private func subject(_ id: Int64, _ name: String, _ forge: Forge) throws -> AppSubject {
        let requests = try Row.fetchAll(
            database, sql: "SELECT * FROM installation_request WHERE app_id = ? ORDER BY created_at, request_id",
            arguments: [id]
        ).compactMap { row -> InstallationRequest? in
            Timestamp.parse(row["created_at"]).map {
                InstallationRequest(
                    id: row["request_id"], account: row["account_login"], requester: row["requester"], createdAt: $0)
            }
        }
        return AppSubject(
            name: name, forge: forge, app: try app(id), requiredEvents: try events(id, "required"), hook: try hook(id),
            deliveries: try deliveries(id), requests: try listing(of: id, .installationRequests, rows: requests))
    }

    private func hook(_ id: Int64) throws -> Observed<AppHook?> {
        let row = try Row.fetchOne(database, sql: "SELECT * FROM app_hook WHERE app_id = ?", arguments: [id])
        let exchange: Int64? = row?["exchange_id"]
        switch row?["status"] as String? {
        case "configured":
            return .known(
                AppHook(
                    url: row?["url"] ?? "", tlsVerification: row?["tls_verification"], hasSecret: row?["has_secret"]),
                exchange)
        case "none":
            return .known(nil, exchange)
        default:
            return .unreadable(gaps.reason(row?["gap_id"], .appHook, exchange: exchange))
        }
    }

    private func deliveries(_ id: Int64) throws -> Observed<[AppDelivery]> {
        let rows = try Row.fetchAll(
            database, sql: "SELECT * FROM app_delivery WHERE app_id = ? ORDER BY delivery_id DESC", arguments: [id])
        let deliveries = rows.compactMap { row -> AppDelivery? in
            Timestamp.parse(row["delivered_at"]).map {
                AppDelivery(
                    id: row["delivery_id"], guid: row["guid"], deliveredAt: $0, event: row["event"],
                    status: row["status"])
            }
        }
        let listing = try listing(of: id, .appDeliveries, rows: deliveries)
        return listing.gap.map { .unreadable($0) } ?? .known(deliveries, listing.exchange)
    }

    private func listing<Value>(of id: Int64, _ fact: Fact, rows: [Value]) throws -> AppListing<Value> {
        let row = try Row.fetchOne(
            database, sql: "SELECT * FROM app_listing WHERE app_id = ? AND fact = ?", arguments: [id, fact.rawValue])
        guard let row else { return .unread(gaps.reason(nil, fact, exchange: nil)) }
        let exchange: Int64? = row["exchange_id"]
        let gap = (row["gap_id"] as Int64?).map { gaps.reason($0, fact, exchange: exchange) }
        return AppListing(rows: rows, proof: ListingProof(fact, row), gap: gap, exchange: exchange)
    }

    /// Each listed installation, and one subject more for what the listing may lack.
    private func installations(of id: Int64, _ name: String, _ body: (Subject) throws -> Void) throws {
        let rows = try Row.fetchAll(
            database, sql: "SELECT * FROM app_installation WHERE app_id = ? ORDER BY installation_id", arguments: [id])
        for row in rows {
            let created: String? = row["created_at"]
            let suspended: String? = row["suspended_at"]
            let listed = ListedInstallation(
                id: row["installation_id"], account: row["account_login"], accountKind: .init(row["account_kind"]),
                createdAt: created.flatMap(Timestamp.parse), suspendedAt: suspended.flatMap(Timestamp.parse),
                webURL: row["web_url"], listedIn: row["exchange_id"])
            try body(
                .appInstallation(
                    AppInstallationSubject(
                        app: name, installation: .known(listed, listed.listedIn),
                        attachedBy: try attached(to: listed.id, of: id))))
        }
        let listing = try listing(of: id, .appInstallations, rows: [ListedInstallation]())
        guard let gap = listing.gap else { return }
        try body(.appInstallation(AppInstallationSubject(app: name, installation: .unreadable(gap), attachedBy: [])))
    }

    /// Integrations that name the installation, under whichever of the config's names for the same App.
    private func attached(to installation: Int64, of id: Int64) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                SELECT i.name FROM installation s JOIN integration i ON i.id = s.integration_id
                  JOIN app other ON other.id = s.app_id JOIN app mine ON mine.id = ?
                WHERE s.installation_id = ? AND other.forge_id = mine.forge_id
                  AND (other.id = mine.id OR other.issuer = mine.issuer OR other.github_id = mine.github_id)
                ORDER BY i.name
                """, arguments: [id, installation])
    }
}
