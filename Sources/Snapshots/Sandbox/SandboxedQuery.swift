// Runs a team's own SELECT over a snapshot, without trusting it.

package import Foundation
import GRDB
import GRDBSQLite

/// One query on a connection of its own that can only read. Used on one thread.
package final class SandboxedQuery {
    private let connection: OpaquePointer
    private let statement: OpaquePointer
    private let limits: QueryLimits
    /// The names of the result's columns, in lower case.
    package let columns: [String]

    /// Compiles `text` over the snapshot `file`, or over an empty snapshot where none is given. `asOf` is what the
    /// parameter `:as_of` stands for.
    package init(_ text: String, over file: URL?, asOf: String, limits: QueryLimits = QueryLimits())
        throws(QueryProblem)
    {
        let connection = try Self.connect(file)
        var compiled: OpaquePointer?
        do {
            Self.restrict(connection, limits)
            compiled = try Self.compile(text, on: connection, limits)
        } catch {
            sqlite3_close_v2(connection)
            throw error
        }
        guard let compiled else {
            sqlite3_close_v2(connection)
            throw QueryProblem("there is no statement in it")
        }
        self.connection = connection
        self.statement = compiled
        self.limits = limits
        columns = (0..<sqlite3_column_count(compiled)).map { index in
            sqlite3_column_name(compiled, index).map { String(cString: $0).lowercased() } ?? ""
        }
        let parameter = sqlite3_bind_parameter_index(compiled, ":as_of")
        if parameter > 0 {
            sqlite3_bind_text(compiled, parameter, asOf, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        }
        guard sqlite3_bind_parameter_count(compiled) == (parameter > 0 ? 1 : 0) else {
            throw QueryProblem("it has a parameter other than :as_of")
        }
    }

    deinit {
        sqlite3_finalize(statement)
        sqlite3_close_v2(connection)
    }

    /// Calls `body` for each row: texts and numbers as text, in the columns' order.
    package func forEachRow(_ body: ([String?]) throws -> Void) throws {
        let steps = StepCounter(left: limits.steps / Self.stepsPerCall, seconds: limits.seconds)
        let counter = Unmanaged.passUnretained(steps).toOpaque()
        sqlite3_progress_handler(connection, CInt(Self.stepsPerCall), StepCounter.callback, counter)
        let limit = sqlite3_hard_heap_limit64(sqlite3_memory_used() + sqlite3_int64(limits.memoryBytes))
        defer {
            sqlite3_hard_heap_limit64(limit)
            sqlite3_progress_handler(connection, 0, nil, nil)
            withExtendedLifetime(steps) {}
        }
        var rows = 0
        while true {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else {
                if steps.end == .cancelled { throw CancellationError() }
                throw failure(code, steps.end)
            }
            rows += 1
            guard rows <= limits.rows else { throw QueryProblem("it gives more than \(limits.rows) rows") }
            try body((0..<CInt(columns.count)).map(text))
        }
    }

    private func text(_ column: CInt) -> String? {
        guard sqlite3_column_type(statement, column) != SQLITE_NULL, let bytes = sqlite3_column_text(statement, column)
        else { return nil }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    private func failure(_ code: CInt, _ end: StepCounter.End?) -> QueryProblem {
        switch code {
        case SQLITE_INTERRUPT where end == .time: QueryProblem("it takes more than \(limits.seconds) seconds")
        case SQLITE_INTERRUPT: QueryProblem("it takes more than \(limits.steps) steps")
        case SQLITE_TOOBIG: QueryProblem("it makes a text or row of more than \(limits.textBytes) bytes")
        case SQLITE_NOMEM: QueryProblem("it takes more memory than \(limits.memoryBytes) bytes")
        default: QueryProblem(String(cString: sqlite3_errmsg(connection)))
        }
    }

    private static let stepsPerCall = 1_000

    private static func connect(_ file: URL?) throws(QueryProblem) -> OpaquePointer {
        var handle: OpaquePointer?
        let flags = (file == nil ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY : SQLITE_OPEN_READONLY)
        let code = sqlite3_open_v2(file?.path ?? ":memory:", &handle, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let handle else {
            sqlite3_close_v2(handle)
            throw QueryProblem("the snapshot can't be opened for it")
        }
        if file == nil {
            guard sqlite3_exec(handle, Schema.version1, nil, nil, nil) == SQLITE_OK else {
                sqlite3_close_v2(handle)
                throw QueryProblem("an empty snapshot can't be made for it")
            }
        }
        return handle
    }

    /// No writing, no other files, no extensions, bounded sizes.
    private static func restrict(_ connection: OpaquePointer, _ limits: QueryLimits) {
        sqlite3_exec(
            connection,
            """
            PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON;
            PRAGMA cache_size = -8000
            """, nil, nil, nil)
        for (limit, value) in [
            (SQLITE_LIMIT_LENGTH, limits.textBytes), (SQLITE_LIMIT_SQL_LENGTH, limits.queryBytes),
            (SQLITE_LIMIT_COLUMN, 200), (SQLITE_LIMIT_EXPR_DEPTH, 100), (SQLITE_LIMIT_COMPOUND_SELECT, 20),
            (SQLITE_LIMIT_VDBE_OP, 25_000), (SQLITE_LIMIT_FUNCTION_ARG, 20), (SQLITE_LIMIT_ATTACHED, 0),
            (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200), (SQLITE_LIMIT_VARIABLE_NUMBER, 1),
            (SQLITE_LIMIT_TRIGGER_DEPTH, 1), (SQLITE_LIMIT_WORKER_THREADS, 0),
        ] {
            sqlite3_limit(connection, limit, CInt(value))
        }
        // Last: from here on nothing but reading is compiled.
        sqlite3_set_authorizer(connection, Authorizer.callback, nil)
    }

    private static func compile(
        _ text: String, on connection: OpaquePointer, _ limits: QueryLimits
    ) throws(QueryProblem) -> OpaquePointer? {
        guard text.utf8.count <= limits.queryBytes, !text.utf8.contains(0) else {
            throw QueryProblem("it is longer than \(limits.queryBytes) bytes, or holds a zero byte")
        }
        var statement: OpaquePointer?
        var rest = 0
        let code = text.withCString { start in
            var tail: UnsafePointer<CChar>?
            let code = sqlite3_prepare_v2(connection, start, -1, &statement, &tail)
            rest = tail.map { $0 - start } ?? 0
            return code
        }
        guard code == SQLITE_OK else {
            let offset = Int(sqlite3_error_offset(connection))
            let place = offset >= 0 ? QueryProblem.Place(offset: offset, in: text) : nil
            let message = String(cString: sqlite3_errmsg(connection))
            // A function that isn't allowed is an ordinary error to SQLite.
            if code == SQLITE_AUTH || message.hasPrefix("not authorized") {
                throw QueryProblem("it may only read the observations: \(message)", at: place)
            }
            throw QueryProblem(message, at: place)
        }
        let trailing = text.utf8.dropFirst(rest)
        guard trailing.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) || $0 == UInt8(ascii: ";") }) else {
            sqlite3_finalize(statement)
            throw QueryProblem("it holds more than one statement", at: .init(offset: rest, in: text))
        }
        guard statement == nil || (sqlite3_stmt_readonly(statement) != 0 && sqlite3_column_count(statement) > 0) else {
            sqlite3_finalize(statement)
            throw QueryProblem("it may only read the observations: it is no SELECT")
        }
        return statement
    }
}
