// Turns gap rows back into the reasons they came from.

import GRDB
import Inventory

/// All gaps of a snapshot by row id: one per integration and reason, so they fit in memory.
struct GapCatalogue {
    private let gaps: [Int64: Unreadable]

    init(_ database: Database) throws {
        var gaps: [Int64: Unreadable] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT * FROM gap") {
            guard let fact = Fact(rawValue: row["fact"]), let cause = Unreadable.Cause(rawValue: row["cause"]) else {
                continue
            }
            gaps[row["id"]] = Unreadable(fact, cause, row["message"], missingPermission: row["missing_permission"])
        }
        self.gaps = gaps
    }

    /// The reason behind `id`, resting on `exchange`. Without one, the fact was never reached.
    func reason(_ id: Int64?, _ fact: Fact, exchange: ExchangeID?) -> Unreadable {
        guard let id, let gap = gaps[id] else {
            return Unreadable(fact, .notAsked, "It was not asked for, because the import ended before")
        }
        return Unreadable(
            gap.fact, gap.cause, gap.message, missingPermission: gap.missingPermission, exchange: exchange)
    }
}
