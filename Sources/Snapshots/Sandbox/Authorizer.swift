// What a query of a team's own may do: read the observations, and nothing else.

import GRDBSQLite

enum Authorizer {
    /// SQLite asks it while a query is compiled. Results of an audit are closed to rules: they would judge themselves.
    static let callback:
        @convention(c) (
            UnsafeMutableRawPointer?, CInt, UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
            UnsafePointer<CChar>?
        ) -> CInt = { _, action, first, second, database, _ in
            switch action {
            case SQLITE_SELECT, SQLITE_RECURSIVE:
                return SQLITE_OK
            case SQLITE_READ:
                let table = first.map { String(cString: $0) } ?? ""
                // A subquery's own columns have no table of the schema behind them.
                return closed.contains(table) ? SQLITE_DENY : SQLITE_OK
            case SQLITE_FUNCTION:
                let name = second.map { String(cString: $0).lowercased() } ?? ""
                return functions.contains(name) ? SQLITE_OK : SQLITE_DENY
            default:
                return SQLITE_DENY
            }
        }

    private static let closed = Set(
        TableSet.audit + [
            "baseline_finding", "resolved_finding", "table_digest", "grdb_migrations", "sqlite_schema", "sqlite_master",
            "sqlite_temp_schema",
        ])

    /// Functions of their arguments alone: nothing that tells the time, chance, the version, or reaches outside.
    private static let functions: Set<String> = [
        "abs", "avg", "char", "coalesce", "count", "cume_dist", "dense_rank", "first_value", "format", "group_concat",
        "glob", "hex", "ifnull", "iif", "instr", "json", "json_array", "json_array_length", "json_each",
        "json_extract", "json_object", "json_type", "json_valid", "julianday", "date", "datetime", "strftime", "time",
        "unixepoch", "lag", "last_value", "lead", "length", "like", "likelihood", "likely", "lower", "ltrim", "max",
        "min", "nth_value", "ntile", "nullif", "percent_rank", "printf", "quote", "rank", "replace", "round",
        "row_number", "rtrim", "sign", "substr", "substring", "sum", "total", "trim", "typeof", "unicode", "unlikely",
        "upper", "->", "->>",
    ]
}
