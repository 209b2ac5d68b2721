// The only source of time in the forge: a frozen clock makes every answer repeatable.
package import Foundation
import Synchronization

/// What the forge takes for the current time: `Date` headers, JWT checks, expiry of tokens. Either the real time, or a
/// time that stands still until a test moves it.
package final class ForgeClock: Sendable {
    private let frozen: Mutex<Date?>

    private init(frozen: Date?) { self.frozen = Mutex(frozen) }

    /// The machine's clock.
    package static func system() -> ForgeClock { ForgeClock(frozen: nil) }

    /// A clock that stands at `date`.
    package static func frozen(at date: Date) -> ForgeClock { ForgeClock(frozen: date) }

    /// The current time of the forge.
    package var now: Date { frozen.withLock { $0 } ?? Date() }

    /// Whether it stands still, so that equal requests are to get equal answers.
    var isFrozen: Bool { frozen.withLock { $0 != nil } }

    /// Moves a frozen clock on by `seconds` (back, if negative). The machine's clock does not move.
    package func advance(by seconds: TimeInterval) {
        frozen.withLock { date in date = date?.addingTimeInterval(seconds) }
    }
}
