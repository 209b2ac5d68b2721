// Keeps the requests of one credential within bounds.

/// Lets a bounded number of requests through at once, and none while a limit is being waited out.
actor RateGovernor {
    private let limit: Int
    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var resumeAt: ContinuousClock.Instant?

    init(limit: Int) { self.limit = max(1, limit) }

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
        if waiting.isEmpty {
            running -= 1
        } else {
            waiting.removeFirst().resume()
        }
    }

    /// Lets nothing more through for `seconds`.
    func pause(_ seconds: Double) {
        let until = ContinuousClock.now + .seconds(seconds)
        if resumeAt.map({ $0 < until }) ?? true { resumeAt = until }
    }
}
