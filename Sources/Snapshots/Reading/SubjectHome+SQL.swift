// How a query names and orders the homes of its rows.

import GRDB
import Inventory

extension SubjectHome {
    /// The columns that `init(row:)` reads; they need `join`.
    static let columns = "i.name AS integration, a.name AS app"
    /// Integrations by name, then Apps by name.
    static let order = "i.name IS NULL, i.name, a.name"

    /// The joins that give the rows of `table` (an alias) their home.
    static func join(_ table: String) -> String {
        "LEFT JOIN integration i ON i.id = \(table).integration_id LEFT JOIN app a ON a.id = \(table).app_id"
    }

    /// Which rows are this home's, with `name` as the argument.
    var condition: String {
        switch self {
        case .integration: "i.name = ?"
        case .app: "a.name = ?"
        }
    }

    /// The same for the rows of `table`, without the joins.
    func rowCondition(_ table: String) -> String {
        switch self {
        case .integration:
            "\(table).integration_id = (SELECT id FROM integration WHERE name = ?) AND \(table).app_id IS NULL"
        case .app:
            "\(table).integration_id IS NULL AND \(table).app_id = (SELECT id FROM app WHERE name = ?)"
        }
    }

    /// The integration's id or the App's name.
    var name: String {
        switch self {
        case .integration(let id): id
        case .app(let name): name
        }
    }

    /// Reads `columns`.
    init(row: Row) {
        if let integration: String = row["integration"] {
            self = .integration(integration)
        } else {
            self = .app(row["app"] ?? "")
        }
    }
}
