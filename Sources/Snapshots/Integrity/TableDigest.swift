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
            let form = try TableForm(table, in: database)
            var stream = DigestStream()
            var rows = 0
            try database.forEachRawRow(form.query) { row in
                form.append(row, to: &stream)
                rows += 1
            }
            return TableDigest(table: table, rows: rows, sha256: stream.finish())
        }
    }
}
