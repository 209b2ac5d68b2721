// Ends a query that takes too many steps.

/// Counts calls of SQLite's progress handler. Used by the one thread that runs the query.
final class StepCounter {
    private var left: Int

    init(left: Int) { self.left = max(1, left) }

    /// A result other than 0 interrupts the query.
    static let callback: @convention(c) (UnsafeMutableRawPointer?) -> CInt = { context in
        guard let context else { return 1 }
        let counter = Unmanaged<StepCounter>.fromOpaque(context).takeUnretainedValue()
        counter.left -= 1
        return counter.left < 0 ? 1 : 0
    }
}
