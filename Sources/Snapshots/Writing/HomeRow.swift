// The two columns by which a row says where it belongs: to an integration, or to an App.

import GRDB
import Inventory

/// The row of an integration or of an App; exactly one of the two columns is set.
enum HomeRow: Sendable {
    case integration(Int64)
    case app(Int64)

    /// The value of the column `integration_id`.
    var integration: Int64? {
        if case .integration(let id) = self { id } else { nil }
    }

    /// The value of the column `app_id`.
    var app: Int64? {
        if case .app(let id) = self { id } else { nil }
    }

    /// Every home in the snapshot.
    static func all(_ database: Database) throws -> [SubjectHome: HomeRow] {
        var homes: [SubjectHome: HomeRow] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT id, name FROM integration") {
            homes[.integration(row["name"])] = .integration(row["id"])
        }
        for row in try Row.fetchAll(database, sql: "SELECT id, name FROM app") {
            homes[.app(row["name"])] = .app(row["id"])
        }
        return homes
    }
}
