// Keeps the requests of one credential within bounds.

import Inventory
import Synchronization

/// Lets a bounded number of requests through at once, none while a limit is being waited out, and none at all once waiting
/// or asking has become pointless. A limit halves the number; every ten answers without one raise it by one again.
actor RateGovernor {
    private let most: Int
    private var limit: Int
    private var smooth = 0
    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []
    /// What was heard of the credential so far. The transport's thread asks for it as well.
    private struct Standing {
        /// The end of a limit that is being waited out.
        var opensAt: ContinuousClock.Instant?
        /// The end of a limit that lasts longer than the run may wait.
        var closedUntil: ContinuousClock.Instant?
        var refused = false
    }

    private nonisolated let standing = Mutex(Standing())

    init(limit: Int) {
        most = max(1, limit)
        self.limit = most
    }

    /// Returns nil when a request may go out, to be followed by one `release`; else the reason why it must not.
    func acquire(for fact: Fact) async throws -> Unreadable? {
        if running < limit {
            running += 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
        while let until = standing.withLock({ $0.opensAt }), until > .now {
            do {
                try await Task.sleep(until: until, clock: .continuous)
            } catch {
                release()
                throw error
            }
        }
        let obstacle = standing.withLock { Self.obstacle($0, for: fact) }
        if obstacle != nil { release() }
        return obstacle
    }

    /// Whether a request that was let through and then waited for a connection may still go out. Else it is to be released,
    /// and to ask anew.
    nonisolated func stillAdmits(_ fact: Fact) -> Bool {
        standing.withLock { standing in
            standing.opensAt.map { $0 <= .now } ?? true && Self.obstacle(standing, for: fact) == nil
        }
    }

    func release() {
        running -= 1
        admit()
    }

    /// Takes note of an answer that spoke of no limit.
    func succeeded() {
        smooth += 1
        guard smooth >= 10, limit < most else { return }
        smooth = 0
        limit += 1
        admit()
    }

    private func admit() {
        while running < limit, !waiting.isEmpty {
            running += 1
            waiting.removeFirst().resume()
        }
    }

    /// A limit of `seconds` was met. True where the budget lets the run wait for its end, and then nothing goes out until
    /// it is over. Requests that meet the same limit side by side wait, and pay, once; `telling` hears of that once.
    func wait(
        _ seconds: Double, budget: WaitBudget, telling: @Sendable (_ seconds: Double) -> Void = { _ in }
    ) -> Bool {
        let now = ContinuousClock.now
        let until = now + .seconds(Self.bounded(seconds))
        smooth = 0
        let known = max(now, standing.withLock { $0.opensAt } ?? now)
        guard until > known else { return true }
        let extra = known.duration(to: until).components
        guard budget.take(Double(extra.seconds) + Double(extra.attoseconds) / 1e18) else {
            close(seconds)
            return false
        }
        if known == now { telling(Self.bounded(seconds)) }
        standing.withLock { $0.opensAt = until }
        limit = max(1, limit / 2)
        return true
    }

    /// Lets nothing more out for `seconds`: what is asked for in the meantime becomes a gap at once.
    func close(_ seconds: Double) {
        let until = ContinuousClock.now + .seconds(Self.bounded(seconds))
        standing.withLock { standing in
            if standing.closedUntil.map({ $0 < until }) ?? true { standing.closedUntil = until }
        }
    }

    /// The credential was refused for good. Forges lock out whoever goes on presenting it.
    func refuse() { standing.withLock { $0.refused = true } }

    private static func obstacle(_ standing: Standing, for fact: Fact) -> Unreadable? {
        // What asks after the credential itself is asked once per integration, so that each hears the forge's own word.
        if standing.refused, fact != .token, fact != .app {
            return Unreadable(
                fact, .credentialRejected, "The forge refused the credential before, so it wasn't presented again")
        }
        if let closedUntil = standing.closedUntil, closedUntil > .now {
            return Unreadable(fact, .rateLimited, "The forge\'s limit lasts longer than the run may wait")
        }
        return nil
    }

    /// Also the policy's own delays, doubled, stay within what a clock can hold.
    private static func bounded(_ seconds: Double) -> Double { min(max(0, seconds), RateLimit.longestWait) }
}
