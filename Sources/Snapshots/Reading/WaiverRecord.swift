// A waiver as the audit applied it, as reports show it.

import GRDB
package import Inventory

/// A waiver and what it did.
package struct WaiverRecord: Sendable, Hashable {
    package let waiver: Waiver
    /// Past its end: what it covered is back.
    package let expired: Bool
    /// How many results its rule and pattern met, whether or not it was still in force.
    package let matches: Int
    /// How many of those it waives.
    package let waives: Int
    /// Whether it waives so large a part of the rule's results that somebody should look at its pattern.
    package let broad: Bool

    package init(waiver: Waiver, expired: Bool, matches: Int, waives: Int = 0, broad: Bool = false) {
        self.waiver = waiver
        self.expired = expired
        self.matches = matches
        self.waives = waives
        self.broad = broad
    }
}

extension Snapshot {
    /// All waivers: the expired first, then by end and id, or else as the config had them.
    package func waivers(inConfigOrder: Bool = false) throws -> [WaiverRecord] {
        let order = inConfigOrder ? "position" : "expired DESC, expires, id"
        return try reading { database in
            try Row.fetchAll(database, sql: "SELECT * FROM waiver ORDER BY \(order)").compactMap { row in
                guard let expires = CalendarDay(row["expires"]) else { return nil }
                let created: String? = row["created"]
                return WaiverRecord(
                    waiver: Waiver(
                        id: row["id"], rule: row["rule_id"], subjectPattern: row["subject_pattern"],
                        reason: row["reason"], owner: row["owner"], approvedBy: row["approved_by"],
                        ticket: row["ticket"], created: created.flatMap { CalendarDay($0) }, expires: expires,
                        coversUnverified: row["covers_unverified"]),
                    expired: row["expired"], matches: row["matches"], waives: row["waives"], broad: row["broad"])
            }
        }
    }
}
