// Copies the rows of a part into the whole, under the row ids of the whole.

import GRDB

/// The attached database `part` is the part; `main` holds the whole config's head already. What refers to an integration,
/// an App, a forge or a repository finds it by its name; what is a part's own (exchanges, gaps, hooks) gets a free number.
/// How columns refer to each other is read from the schema, so that a new table needs no new code.
struct PartCopy {
    private let database: Database

    /// Found by name in the whole.
    private static let named: Set<String> = ["forge", "integration", "app", "repository"]
    /// The config's, which the head of the whole holds, or written by other means.
    private static let skipped: Set<String> = [
        "run", "forge", "repository", "platform_organization", "platform_member", "platform_user", "history",
        "baseline", "baseline_integration", "baseline_repository", "baseline_permission", "baseline_finding",
        "resolved_finding", "shard", "partial_credential",
    ]

    init(_ database: Database) { self.database = database }

    /// Foreign keys have to be off: rows come in the order of the tables' names.
    func run() throws {
        try copyForges()
        try map("forge", "m.api_url = p.api_url")
        try map("integration", "m.name = p.name")
        try map("app", "m.name = p.name")
        try copyRepositories()
        try map(
            "repository",
            """
            m.forge_repository_id = p.forge_repository_id
              AND m.forge_id = (SELECT main_id FROM temp.map_forge WHERE part_id = p.forge_id)
            """)
        let offsets = try offsets()
        let tables = try TableSet.observations(in: database).filter { !Self.skipped.contains($0) }
        for table in tables { try copy(table, offsets) }
        for name in Self.named { try database.execute(sql: "DROP TABLE temp.map_\(name)") }
    }

    private func copyForges() throws {
        try database.execute(
            sql: """
                UPDATE main.forge SET
                  version = coalesce((SELECT p.version FROM part.forge p WHERE p.api_url = forge.api_url), version),
                  enterprise =
                    coalesce((SELECT p.enterprise FROM part.forge p WHERE p.api_url = forge.api_url), enterprise)
                """)
    }

    /// A table of the part's ids and the whole's.
    private func map(_ table: String, _ condition: String) throws {
        try database.execute(
            sql: """
                CREATE TEMP TABLE map_\(table) (part_id INTEGER PRIMARY KEY, main_id INTEGER NOT NULL);
                INSERT INTO temp.map_\(table) SELECT p.id, m.id FROM part.\(table) p JOIN main.\(table) m ON \(condition)
                """)
    }

    /// Integrations of several parts may reach the same repository.
    private func copyRepositories() throws {
        let columns = try columns(of: "repository").filter { $0 != "id" }
        let values = columns.map { $0 == "forge_id" ? Self.mapped("forge", "p.forge_id") : "p.\($0)" }
        try database.execute(
            sql: """
                INSERT INTO main.repository (\(columns.joined(separator: ", ")))
                SELECT \(values.joined(separator: ", ")) FROM part.repository p WHERE true ORDER BY p.id
                ON CONFLICT (forge_id, forge_repository_id) DO UPDATE SET path = excluded.path
                """)
    }

    /// By table, what is added to its row ids.
    private func offsets() throws -> [String: Int64] {
        var offsets: [String: Int64] = [:]
        for table in try TableSet.observations(in: database) where !Self.named.contains(table) {
            guard try columns(of: table).contains("id") else { continue }
            offsets[table] = try Int64.fetchOne(database, sql: "SELECT max(id) FROM main.\(table)") ?? 0
        }
        return offsets
    }

    private func copy(_ table: String, _ offsets: [String: Int64]) throws {
        let columns = try columns(of: table)
        let values = try columns.map { column in
            let target = try owner(of: column, in: table)
            guard let target else { return "p.\(column)" }
            if Self.named.contains(target) { return Self.mapped(target, "p.\(column)") }
            return offsets[target].map { "p.\(column) + \($0)" } ?? "p.\(column)"
        }
        try database.execute(
            sql: """
                INSERT OR REPLACE INTO main.\(table) (\(columns.joined(separator: ", ")))
                SELECT \(values.joined(separator: ", ")) FROM part.\(table) p
                """)
    }

    /// The table whose row ids stand in `column`; nil where no row ids do. A reference may lead to a table whose key is a
    /// reference itself: a token's user belongs to a token, which is an integration's.
    private func owner(of column: String, in table: String) throws -> String? {
        if column == "id" { return table }
        let references = try Row.fetchAll(database, sql: "PRAGMA part.foreign_key_list(\(table))")
        guard let row = references.first(where: { $0["from"] == column }) else { return nil }
        return try owner(of: row["to"] ?? "id", in: row["table"])
    }

    private func columns(of table: String) throws -> [String] {
        try Row.fetchAll(database, sql: "PRAGMA main.table_info(\(table))").map { $0["name"] }
    }

    private static func mapped(_ table: String, _ column: String) -> String {
        "(SELECT main_id FROM temp.map_\(table) WHERE part_id = \(column))"
    }
}
