// Numbers the exchanges of a run.

import Synchronization

/// Gives each exchange its id within the snapshot.
final class ExchangeCounter: Sendable {
    private let last: Mutex<Int64>

    /// `start` is the greatest number in use already: 0 for a new snapshot.
    init(after start: Int64) { last = Mutex(start) }

    func next() -> Int64 {
        last.withLock { last in
            last += 1
            return last
        }
    }
}
