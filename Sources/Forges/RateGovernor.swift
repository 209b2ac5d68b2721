// Keeps the requests of one credential within bounds.

import Inventory

/// Lets a bounded number of requests through at once, none while a limit is being waited out, and none any more once the
/// forge refused the credential. A limit halves the number; every ten answers without one raise it by one again.
actor RateGovernor {
    private let most: Int
    private var limit: Int
    private var smooth = 0
    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var resumeAt: ContinuousClock.Instant?
    /// Why nothing is sent with the credential any more.
    private(set) var refusal: Unreadable?

    init(limit: Int) {
        most = max(1, limit)
        self.limit = most
    }

    /// Returns when a request may go out; each return is to be followed by one `release`.
    func acquire() async throws {
        if running < limit {
            running += 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
        while let until = resumeAt, until > .now {
            do {
                try await Task.sleep(until: until, clock: .continuous)
            } catch {
                release()
                throw error
            }
        }
    }

    func release() {
        running -= 1
        admit()
    }

    /// Lets nothing more through for `seconds`, and less at once afterwards.
    func pause(_ seconds: Double) {
        let until = ContinuousClock.now + .seconds(seconds)
        if resumeAt.map({ $0 < until }) ?? true { resumeAt = until }
        limit = max(1, limit / 2)
        smooth = 0
    }

    /// Takes note of an answer that spoke of no limit.
    func succeeded() {
        smooth += 1
        guard smooth >= 10, limit < most else { return }
        smooth = 0
        limit += 1
        admit()
    }

    /// The credential was refused for good: the first reason stays.
    func refuse(_ reason: Unreadable) { if refusal == nil { refusal = reason } }

    private func admit() {
        while running < limit, !waiting.isEmpty {
            running += 1
            waiting.removeFirst().resume()
        }
    }
}
