// What a table held when it was written, so that a later change of one byte can be told, and where.

import Crypto
import Foundation
import GRDB
import Inventory

/// The digest of one table.
package struct TableDigest: Sendable, Hashable {
    package let table: String
    package let rows: Int
    /// Lower-case hex SHA-256 over every column of every row, in the order of the primary key.
    package let sha256: String

    /// One digest over several tables' digests: what reports name as the snapshot's observations.
    package static func combined(_ digests: [TableDigest]) -> String {
        var hash = SHA256()
        for digest in digests.sorted(by: { $0.table < $1.table }) {
            hash.update(data: Data("\(digest.table) \(digest.rows) \(digest.sha256)\n".utf8))
        }
        return hash.finalize().hexadecimal
    }

    /// The digests of `tables`, in that order.
    static func compute(_ tables: [String], in database: Database) throws -> [TableDigest] {
        try tables.map { table in
            var hash = SHA256()
            var rows = 0
            let cursor = try Row.fetchCursor(database, sql: try canonical(table, in: database))
            while let row = try cursor.next() {
                try row.withUnsafeData(atIndex: 0) { hash.update(data: $0 ?? Data()) }
                rows += 1
            }
            return TableDigest(table: table, rows: rows, sha256: hash.finalize().hexadecimal)
        }
    }

    /// A query of one column: a line for each row. Texts are written in hex, so that no text can look like two columns
    /// or hide behind a zero byte.
    private static func canonical(_ table: String, in database: Database) throws -> String {
        let columns = try database.columns(in: table)
        let keys = columns.filter { $0.primaryKeyIndex > 0 }.sorted { $0.primaryKeyIndex < $1.primaryKeyIndex }
        let order = keys.isEmpty ? "rowid" : keys.map { "\"\($0.name)\"" }.joined(separator: ", ")
        let values = columns.map { column in
            column.type == "INTEGER"
                ? "ifnull(\"\(column.name)\", '-')"
                : "CASE WHEN \"\(column.name)\" IS NULL THEN '-' ELSE 'x' || hex(\"\(column.name)\") END"
        }
        return "SELECT \(values.joined(separator: " || ',' || ")) || char(10) FROM \"\(table)\" ORDER BY \(order)"
    }
}
