// What the baseline lets the rules about changes know.

import GRDB
import Inventory

/// The baseline's standing, for each integration; read once for a stream of subjects.
struct BaselineReader {
    /// What there is to compare an integration with.
    enum Standing {
        /// No baseline, or one that doesn't know the integration.
        case none
        case unreadable(Unreadable)
        /// `permissions` is false where the baseline doesn't tell what the credential held.
        case known(permissions: Bool)
    }

    private let database: Database
    private let doubt: Unreadable?
    private let integrations: [Int64: Bool]

    init(_ database: Database) throws {
        self.database = database
        let row = try Row.fetchOne(database, sql: "SELECT state, doubt FROM baseline")
        let text: String = row?["doubt"] ?? ""
        doubt =
            row?["state"] as String? == "unreadable"
            ? Unreadable(.baseline, .malformed, "No earlier snapshot can be read to compare with: \(text).") : nil
        let rows = try Row.fetchAll(
            database, sql: "SELECT * FROM baseline_integration WHERE integration_id IS NOT NULL")
        integrations = Dictionary(
            rows.map { ($0["integration_id"] as Int64, $0["permissions_known"] as Bool) }, uniquingKeysWith: { $1 })
    }

    func standing(of integration: Int64) -> Standing {
        if let doubt { return .unreadable(doubt) }
        return integrations[integration].map { .known(permissions: $0) } ?? .none
    }

    /// What the same installation held.
    func permissions(of integration: Int64) throws -> Observed<[String: PermissionLevel]?> {
        switch standing(of: integration) {
        case .none, .known(permissions: false): return .known(nil, nil)
        case .unreadable(let reason): return .unreadable(reason)
        case .known:
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT name, level FROM baseline_permission WHERE integration_id = ? AND kind = 'permission'",
                arguments: [integration])
            let held = rows.map { ($0["name"] as String, PermissionLevel($0["level"] as String)) }
            return .known(Dictionary(held, uniquingKeysWith: { $1 }), nil)
        }
    }
}
