// A listing with what the drift faults leave of it.

/// The rows to show, and the count to report.
struct DriftingList<Row: Sendable>: Sendable {
    private(set) var rows: [Row]
    private(set) var total: Int

    /// All rows, before anything happens.
    init(_ rows: [Row]) {
        self.rows = rows
        total = rows.count
    }

    /// The list after `drift`, which fires on this request or does not.
    mutating func apply(_ drift: Drift, isFiring: Bool) {
        guard drift.hides(whenFiring: isFiring), !rows.isEmpty else {
            // An unannounced newcomer: one row more than the count admits.
            if drift.change == .added, drift.total == .stale, isFiring { total -= 1 }
            return
        }
        switch drift.place {
        case .first: rows.removeFirst()
        case .last: rows.removeLast()
        }
        if !(drift.change == .removed && drift.total == .stale) { total -= 1 }
    }
}
