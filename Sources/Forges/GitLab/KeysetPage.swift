// One page of a keyset listing, as the walk needs it.

import Inventory

/// What an answer held, or why it couldn't be read.
struct KeysetPage<Row: Sendable>: Sendable {
    let exchange: ExchangeID
    /// Whether the answer was a list of rows.
    var isList = false
    /// The well-formed rows.
    var rows: [Row] = []
    /// The ids of `rows`, in their order.
    var ids: [Int64] = []
    /// The number of all rows.
    var received = 0
    /// The path of the page behind it; nil at the end.
    var next: String?
    /// What broke the walk off: before the rows came, or where a link leads elsewhere, behind them.
    var problem: Unreadable?
    /// Up to which id the listing is known behind this page: nothing lies between its last row and that.
    var reach: Int64 = 0

    /// The gap for rows that can't be what was asked for.
    func malformed(_ fact: Fact, _ detail: String) -> Unreadable {
        Unreadable(
            fact, .malformed, "The forge\'s answer doesn't have the documented form: \(detail)", exchange: exchange)
    }

    /// Leaves out the rows from the id `end` on, which another range reads. True where there were any.
    mutating func cut(before end: Int64) -> Bool {
        let kept = ids.indices.filter { ids[$0] < end }
        guard kept.count < ids.count else { return false }
        received -= ids.count - kept.count
        rows = kept.map { rows[$0] }
        ids = kept.map { ids[$0] }
        return true
    }
}
