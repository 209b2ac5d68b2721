// When a request is tried again.

/// How often and after how long a request that failed for a passing reason is repeated.
package struct RetryPolicy: Sendable {
    package var attempts: Int
    /// Seconds before the second try; doubled for each further one.
    package var firstDelay: Double
    /// Seconds to wait out a limit that names no time.
    package var limitDelay: Double

    package init(attempts: Int = 4, firstDelay: Double = 0.5, limitDelay: Double = 60) {
        self.attempts = attempts
        self.firstDelay = firstDelay
        self.limitDelay = limitDelay
    }

    /// Seconds to wait after try number `attempt` failed; nil when that was the last.
    func delay(after attempt: Int) -> Double? {
        attempt < attempts ? firstDelay * Double(1 << min(attempt - 1, 10)) : nil
    }

    /// Seconds to wait out a limit after try number `attempt`; nil when that was the last.
    func limitDelay(after attempt: Int) -> Double? {
        attempt < attempts ? limitDelay * Double(1 << min(attempt - 1, 10)) : nil
    }
}
