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

    /// Nil where the column is null.
    func text(_ column: Int) -> String? {
        guard kind(column) != .null else { return nil }
        return String(decoding: bytes(column), as: UTF8.self)
    }

    /// Nil where the column is null.
    func optionalInteger(_ column: Int) -> Int64? { kind(column) == .null ? nil : integer(column) }

    /// Nil where the column is null.
    func optionalBool(_ column: Int) -> Bool? { optionalInteger(column).map { $0 != 0 } }

    /// A text's UTF-8 or a blob's bytes; a number's are those of its text.
    func bytes(_ column: Int) -> UnsafeRawBufferPointer {
        // The bytes first: asking for them may convert the value, and change their number.
        let start = sqlite3_column_blob(statement, Int32(column))
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(column))))
    }
}

/// A query that is asked again and again, or has many rows.
struct RawQuery {
    private let prepared: Statement
    private let database: Database
    private let sql: String

    init(_ sql: String, in database: Database) throws {
        prepared = try database.makeStatement(sql: sql)
        self.database = database
        self.sql = sql
    }

    /// Calls `body` for each row. It must not ask the same query again.
    func forEach(_ arguments: StatementArguments = [], _ body: (RawRow) throws -> Void) throws {
        try prepared.setArguments(arguments)
        try step(body)
    }

    /// The same for a query whose one parameter is a whole number.
    func forEach(_ number: Int64, _ body: (RawRow) throws -> Void) throws {
        sqlite3_bind_int64(prepared.sqliteStatement, 1, number)
        try step(body)
    }

    private func step(_ body: (RawRow) throws -> Void) throws {
        let statement = prepared.sqliteStatement
        let row = RawRow(statement: statement, count: prepared.columnCount)
        // The pointer is all that is used from here on, and doesn't keep what it points to.
        defer { withExtendedLifetime(prepared) { _ = sqlite3_reset(statement) } }
        while true {
            let code = sqlite3_step(statement)
            guard code == SQLITE_ROW else {
                guard code == SQLITE_DONE else {
                    throw DatabaseError(
                        resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage, sql: sql)
                }
                return
            }
            try body(row)
        }
    }
}

extension Database {
    /// Calls `body` for each row of a query.
    func forEachRawRow(
        _ sql: String, arguments: StatementArguments = [], _ body: (RawRow) throws -> Void
    ) throws {
        try RawQuery(sql, in: self).forEach(arguments, body)
    }
}
