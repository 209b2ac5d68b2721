// Numbers the exchanges of a run.

import Synchronization

/// Gives each exchange its id within the snapshot, from 1.
final class ExchangeCounter: Sendable {
    private let last = Mutex<Int64>(0)

    func next() -> Int64 {
        last.withLock { last in
            last += 1
            return last
        }
    }
}
