// The schema as SQLite sees it, joined with what the descriptions say of it.

import GRDB

/// Tables, views and columns of a new snapshot.
package struct SchemaOutline: Sendable {
    package struct Column: Sendable {
        package let name: String
        /// `INTEGER` or `TEXT`; for a view's computed column SQLite knows none, and it is empty.
        package let type: String
        /// Whether it may be NULL; nil for a view's column, where that isn't declared.
        package let nullable: Bool?
        /// Its place in the primary key, from 1; 0 outside.
        package let keyPosition: Int
        /// `table (column)`, where it refers to another row.
        package let references: String?
        /// The values that a check allows, as SQL writes them.
        package let values: [String]
        /// Empty where nobody described it, which a test refuses.
        package let holds: String
    }

    package struct Table: Sendable {
        package let name: String
        package let isView: Bool
        package let holds: String
        package let columns: [Column]
        /// Columns that are unique together, apart from the primary key.
        package let uniques: [[String]]
    }

    package struct Chapter: Sendable {
        package let title: String
        package let tables: [Table]
    }

    package let chapters: [Chapter]
    /// What is in the schema and not described: tables, views and `table.column`s; or described and not there.
    package let discrepancies: [String]

    /// Makes an empty snapshot in memory and reads its schema.
    package init() throws {
        let database = try DatabaseQueue()
        try Schema.migrator().migrate(database)
        let tables = try database.read { try Self.tables($0) }
        let described = SchemaDescription.chapters
        chapters = described.map { chapter in
            Chapter(title: chapter.title, tables: chapter.tables.compactMap { tables[$0.name] })
        }
        let names = Set(described.flatMap { $0.tables }.map { $0.name })
        let unknown = names.subtracting(tables.keys).map { "\($0) is described and not in the schema" }
        let silent = Set(tables.keys).subtracting(names).map { "\($0) is not described" }
        let columns = tables.values.flatMap { table -> [String] in
            let known = SchemaDescription.tables[table.name]?.columns ?? [:]
            let extra = Set(known.keys).subtracting(table.columns.map { $0.name })
            return table.columns.filter { $0.holds.isEmpty }.map { "\(table.name).\($0.name) is not described" }
                + extra.map { "\(table.name).\($0) is described and not in the schema" }
        }
        discrepancies = (unknown + silent + columns).sorted()
    }

    private static func tables(_ database: Database) throws -> [String: Table] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT name, type, sql FROM sqlite_schema
                WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'
                """)
        return Dictionary(
            try rows.map { row in
                let name: String = row["name"]
                let isView = (row["type"] as String) == "view"
                return (name, try table(name, isView: isView, sql: row["sql"], in: database))
            }, uniquingKeysWith: { first, _ in first })
    }

    private static func table(_ name: String, isView: Bool, sql: String, in database: Database) throws -> Table {
        let description = SchemaDescription.tables[name]
        let references = try Row.fetchAll(
            database, sql: "SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(?)", arguments: [name])
        let targets = Dictionary(
            references.map { ($0["from"] as String, "\($0["table"] as String) (\($0["to"] as String))") },
            uniquingKeysWith: { first, _ in first })
        let columns = try Row.fetchAll(
            database, sql: "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?) ORDER BY cid",
            arguments: [name])
        return Table(
            name: name, isView: isView, holds: description?.holds ?? "",
            columns: columns.map { row in
                let column: String = row["name"]
                return Column(
                    name: column, type: row["type"], nullable: isView ? nil : (row["notnull"] as Int) == 0,
                    keyPosition: row["pk"], references: targets[column],
                    values: isView ? [] : values(of: column, in: sql), holds: description?.columns[column] ?? "")
            }, uniques: try uniques(of: name, in: database))
    }

    private static func uniques(of table: String, in database: Database) throws -> [[String]] {
        let indices = try String.fetchAll(
            database,
            sql: "SELECT name FROM pragma_index_list(?) WHERE \"unique\" = 1 AND origin = 'u' ORDER BY seq DESC",
            arguments: [table])
        return try indices.map { index in
            try String.fetchAll(
                database, sql: "SELECT name FROM pragma_index_info(?) ORDER BY seqno", arguments: [index])
        }
    }

    /// From the column's own line of the statement: SQLite doesn't tell checks in any other way.
    private static func values(of column: String, in sql: String) -> [String] {
        // In tables with a row for each repository the list is spelt out: SQLite builds one of three values anew for
        // every row.
        let forms = [("CHECK (\(column) IN (", ","), ("CHECK (\(column) = ", "OR \(column) =")]
        for line in sql.split(separator: "\n") where line.drop(while: { $0 == " " }).hasPrefix("\(column) ") {
            for (head, separator) in forms {
                guard let start = line.firstRange(of: head), let end = line[start.upperBound...].firstIndex(of: ")")
                else { continue }
                let values = line[start.upperBound..<end].split(separator: separator)
                // `CHECK (id = 1)` names no choice.
                return values.count > 1 || separator == "," ? values.map { $0.trimming { $0 == " " } } : []
            }
            return []
        }
        return []
    }
}

extension Substring {
    fileprivate func trimming(_ drop: (Character) -> Bool) -> String {
        var text = self.drop(while: drop)
        while let last = text.last, drop(last) { text.removeLast() }
        return String(text)
    }
}
