// The only source of time in the forge: a frozen clock makes every answer repeatable.
package import Foundation
import Synchronization

/// What the forge takes for the current time: `Date` headers, JWT checks, expiry of tokens. Either the real time, or a
/// time that stands still until a test moves it.
package final class ForgeClock: Sendable {
    private let frozen: Mutex<Date?>
    /// The clock that this one follows.
    private let base: ForgeClock?
    private let lead: TimeInterval

    private init(frozen: Date?, base: ForgeClock? = nil, lead: TimeInterval = 0) {
        self.frozen = Mutex(frozen)
        self.base = base
        self.lead = lead
    }

    /// The machine's clock.
    package static func system() -> ForgeClock { ForgeClock(frozen: nil) }

    /// A clock that stands at `date`.
    package static func frozen(at date: Date) -> ForgeClock { ForgeClock(frozen: date) }

    /// A clock that is always `seconds` ahead of this one (behind, if negative).
    func skewed(by seconds: Int) -> ForgeClock {
        seconds == 0 ? self : ForgeClock(frozen: nil, base: self, lead: TimeInterval(seconds))
    }

    /// The current time of the forge.
    package var now: Date {
        if let base { return base.now.addingTimeInterval(lead) }
        return frozen.withLock { $0 } ?? Date()
    }

    /// Whether it stands still, so that equal requests are to get equal answers.
    var isFrozen: Bool { frozen.withLock { $0 != nil } }

    /// Moves a frozen clock on by `seconds` (back, if negative). The machine's clock does not move.
    package func advance(by seconds: TimeInterval) {
        frozen.withLock { date in date = date?.addingTimeInterval(seconds) }
    }
}
