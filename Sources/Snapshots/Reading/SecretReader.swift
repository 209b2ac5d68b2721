// Builds the subject of rules about secrets.

import GRDB
import Inventory

enum SecretReader {
    /// Nil where the home has no secret of its own, or its place isn't known.
    static func subject(of home: SubjectHome, _ database: Database) throws -> SecretSubject? {
        let row = try Row.fetchOne(
            database, sql: "SELECT s.* FROM secret s \(SubjectHome.join("s")) WHERE \(home.condition)",
            arguments: [home.name])
        guard let row else { return nil }
        let readable: Bool? = row["readable_by_others"]
        return SecretSubject(home: home, place: readable.map { .file(readableByOthers: $0) } ?? .elsewhere)
    }
}
