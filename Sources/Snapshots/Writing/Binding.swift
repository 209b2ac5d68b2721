// How domain values become SQLite values: instants and days as text, sets of permissions as rows.

import Foundation
import GRDB
import Inventory

extension Date {
    /// ISO 8601 text in UTC, whole seconds.
    var column: String { Timestamp.format(self) }
}

extension Database {
    /// Runs a statement that is prepared once per connection.
    func run(_ sql: String, _ arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// Runs a prepared insert with `RETURNING id` or a select, and returns the one integer that it yields.
    func integer(_ sql: String, _ arguments: StatementArguments) throws -> Int64? {
        try Int64.fetchOne(cachedStatement(sql: sql), arguments: arguments)
    }
}
