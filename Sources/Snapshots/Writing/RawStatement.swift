// Writes the rows that come by the hundred thousand.

import GRDB
import GRDBSQLite

/// One prepared insert or update whose values are bound one by one, in the order of its parameters.
struct RawStatement {
    /// Keeps what its pointer leads to, whenever the connection's cache lets go of it.
    private let prepared: Statement
    private let sql: String
    private var index: Int32 = 0
    /// The first refusal of a value: SQLite had no memory for it.
    private var refusal = SQLITE_OK

    init(_ sql: String, in database: Database) throws {
        self.sql = sql
        prepared = try database.cachedStatement(sql: sql)
    }

    private var statement: SQLiteStatement { prepared.sqliteStatement }

    mutating func bind(_ value: Int64?) {
        index += 1
        guard let value else { return }
        note(sqlite3_bind_int64(statement, index, value))
    }

    mutating func bind(_ value: Int?) { bind(value.map { Int64($0) }) }

    mutating func bind(_ value: Bool?) { bind(value.map { $0 ? 1 : 0 } as Int64?) }

    mutating func bind(_ value: String?) {
        index += 1
        guard var value else { return }
        let code = value.withUTF8 { bytes in
            // SQLite takes a text without an address for NULL.
            guard let start = bytes.baseAddress else { return sqlite3_bind_text(statement, index, "", 0, Self.copying) }
            return sqlite3_bind_text(
                statement, index, UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self),
                Int32(clamping: bytes.count), Self.copying)
        }
        note(code)
    }

    /// Writes. What isn't bound is NULL; nothing stays bound for the next time.
    mutating func run(in database: Database) throws {
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
            index = 0
            refusal = SQLITE_OK
        }
        let code = refusal == SQLITE_OK ? sqlite3_step(statement) : refusal
        guard code == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage, sql: sql)
        }
    }

    private mutating func note(_ code: Int32) {
        if refusal == SQLITE_OK { refusal = code }
    }

    /// SQLite copies the bytes before the call returns.
    private static let copying = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
