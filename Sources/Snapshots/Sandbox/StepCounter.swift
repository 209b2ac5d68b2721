// Ends a query that takes too many steps, too long, or that nobody waits for any more.

/// Counts calls of SQLite's progress handler. Used by the one thread that runs the query.
final class StepCounter {
    private var left: Int
    private let deadline: ContinuousClock.Instant
    /// Why the query was ended.
    private(set) var end: End?

    enum End { case steps, time, cancelled }

    init(left: Int, seconds: Int) {
        self.left = max(1, left)
        deadline = .now + .seconds(seconds)
    }

    private func isOver() -> Bool {
        left -= 1
        if left < 0 {
            end = .steps
        } else if ContinuousClock.now > deadline {
            end = .time
        } else if Task.isCancelled {
            end = .cancelled
        }
        return end != nil
    }

    /// A result other than 0 interrupts the query.
    static let callback: @convention(c) (UnsafeMutableRawPointer?) -> CInt = { context in
        guard let context else { return 1 }
        return Unmanaged<StepCounter>.fromOpaque(context).takeUnretainedValue().isOver() ? 1 : 0
    }
}
