// Sorts findings once for all reports that list them in the same order.

import GRDB
import Inventory

/// Temporary tables with the findings in an order of `FindingQuery`. They stand beside the snapshot, which stays as it is,
/// and go with the connection; SQLite keeps them in a file of its own where they are large.
enum FindingOrder {
    /// The name of the table, which has `position`, `finding_id`, `integration_id` and `app_id`. Makes it where it isn't there.
    static func table(_ order: FindingQuery.Order, in database: Database) throws -> String {
        let name =
            switch order {
            case .severity: "finding_by_severity_then_home"
            case .home: "finding_by_home_then_rule"
            }
        let isThere = try Bool.fetchOne(
            database, sql: "SELECT count(*) FROM temp.sqlite_schema WHERE name = ?", arguments: [name])
        if isThere != true { try make(name, keys(order), in: database) }
        return name
    }

    /// Forgets the orders: the findings are about to change.
    static func clear(in database: Database) throws {
        let tables = try String.fetchAll(
            database,
            sql: "SELECT name FROM temp.sqlite_schema WHERE type = 'table' AND name LIKE 'finding\\_by%' ESCAPE '\\'")
        for table in tables { try database.execute(sql: "DROP TABLE temp.\(table)") }
    }

    private static func keys(_ order: FindingQuery.Order) -> String {
        switch order {
        case .severity: "f.severity_rank DESC, r.position, \(SubjectHome.order), f.subject_path, f.fingerprint"
        case .home: "\(SubjectHome.order), r.position, f.subject_path, f.fingerprint"
        }
    }

    private static func make(_ name: String, _ keys: String, in database: Database) throws {
        try database.execute(
            sql: """
                CREATE TEMP TABLE \(name) (
                  position INTEGER NOT NULL PRIMARY KEY, finding_id INTEGER NOT NULL, integration_id INTEGER, app_id INTEGER
                ) STRICT;
                INSERT INTO temp.\(name) (finding_id, integration_id, app_id)
                SELECT f.id, f.integration_id, f.app_id
                FROM finding f \(SubjectHome.join("f")) JOIN rule r ON r.id = f.rule_id ORDER BY \(keys);
                CREATE INDEX temp.\(name)_of_home ON \(name) (integration_id, app_id, position);
                """)
    }
}
