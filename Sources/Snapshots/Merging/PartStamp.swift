// What a shard's snapshot says of itself, beyond what every snapshot says.

import GRDB

/// Which part of which whole a snapshot is. Its table stands in parts alone, as `partial_credential` does in partial files.
package struct PartStamp: Sendable, Hashable {
    package let number: Int
    package let count: Int
    /// Of the rules that the whole is going to be judged by.
    package let rulesSHA256: String

    package init(number: Int, count: Int, rulesSHA256: String) {
        self.number = number
        self.count = count
        self.rulesSHA256 = rulesSHA256
    }

    static let table = "shard"

    static func createTable(in database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE IF NOT EXISTS shard (
                  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
                  number INTEGER NOT NULL,
                  count INTEGER NOT NULL,
                  rules_sha256 TEXT NOT NULL,
                  CHECK (number BETWEEN 1 AND count)
                ) STRICT;
                """)
    }

    func write(into database: Database) throws {
        try Self.createTable(in: database)
        try database.run(
            "INSERT OR REPLACE INTO shard (id, number, count, rules_sha256) VALUES (1, ?, ?, ?)",
            [number, count, rulesSHA256])
    }
}
