// Reads the rows of long queries as SQLite holds them: a digest over a million values needs no copy of each.

import GRDB
import GRDBSQLite

/// The row that a query stands on. Its bytes are gone with the next one.
struct RawRow {
    enum Kind { case null, integer, real, text, blob }

    fileprivate let statement: SQLiteStatement
    /// The number of columns.
    let count: Int

    func kind(_ column: Int) -> Kind {
        switch sqlite3_column_type(statement, Int32(column)) {
        case SQLITE_INTEGER: .integer
        case SQLITE_FLOAT: .real
        case SQLITE_TEXT: .text
        case SQLITE_BLOB: .blob
        default: .null
        }
    }

    func integer(_ column: Int) -> Int64 { sqlite3_column_int64(statement, Int32(column)) }

    func real(_ column: Int) -> Double { sqlite3_column_double(statement, Int32(column)) }

    /// A text's UTF-8 or a blob's bytes; a number's are those of its text.
    func bytes(_ column: Int) -> UnsafeRawBufferPointer {
        // The bytes first: asking for them may convert the value, and change their number.
        let start = sqlite3_column_blob(statement, Int32(column))
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(column))))
    }
}

extension Database {
    /// Calls `body` for each row of a query without arguments.
    func forEachRawRow(_ sql: String, _ body: (RawRow) throws -> Void) throws {
        let prepared = try makeStatement(sql: sql)
        let statement = prepared.sqliteStatement
        let row = RawRow(statement: statement, count: prepared.columnCount)
        // The pointer is all that is used from here on, and doesn't keep what it points to.
        defer { withExtendedLifetime(prepared) { _ = sqlite3_reset(statement) } }
        while true {
            let code = sqlite3_step(statement)
            guard code == SQLITE_ROW else {
                guard code == SQLITE_DONE else {
                    throw DatabaseError(
                        resultCode: ResultCode(rawValue: code), message: lastErrorMessage, sql: sql)
                }
                return
            }
            try body(row)
        }
    }
}
