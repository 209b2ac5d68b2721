// How long a run may wait in all.

import Synchronization

/// Seconds of waiting that are left for the whole run; once they are spent, limits become gaps instead of delays.
final class WaitBudget: Sendable {
    private let left: Mutex<Double>

    init(seconds: Int) { left = Mutex(Double(seconds)) }

    /// Takes `seconds` off, or answers false when they aren't there any more.
    func take(_ seconds: Double) -> Bool {
        left.withLock { left in
            guard seconds <= left else { return false }
            left -= seconds
            return true
        }
    }
}
