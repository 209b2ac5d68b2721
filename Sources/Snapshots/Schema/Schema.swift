// Creates the schema in a new file and recognises the schema of an existing one.

import GRDB

/// The schema's version and its migrations.
package enum Schema {
    /// The version that this build writes. A file with a greater one is refused. Every smaller one stays readable:
    /// `fixtures/snapshots` keeps a snapshot of each, and every command is tested with it.
    package static let version = 1

    /// Everything that a new snapshot consists of.
    static let version1 = [
        SchemaVersion1.observations, SchemaVersion1.apps, SchemaVersion1.audit, SchemaVersion1.memory,
        SchemaVersion1.views, SchemaVersion1.appViews, SchemaVersion1.auditorViews,
    ].joined(separator: "\n")

    static func migrator() -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            try database.execute(sql: version1)
            try database.execute(sql: "PRAGMA application_id = \(SchemaVersion1.applicationID)")
            try database.execute(sql: "PRAGMA user_version = 1")
        }
        return migrator
    }

    /// Throws unless `database` is a snapshot that this build can read.
    static func check(_ database: Database, path: String) throws {
        let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard application == SchemaVersion1.applicationID else {
            throw SnapshotsError(.notASnapshot, "\(path) is an SQLite file, but no snapshot of this tool")
        }
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard found > 0 else {
            throw SnapshotsError(
                .notASnapshot, "\(path) has schema version \(found), which no release of forgeaudit wrote")
        }
        guard found <= version else {
            throw SnapshotsError(
                .newerSchema,
                "\(path) has schema version \(found), this forgeaudit reads up to \(version): use a newer forgeaudit")
        }
    }
}
