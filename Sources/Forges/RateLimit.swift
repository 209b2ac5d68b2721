// Tells a limit from a refusal.

package import Foundation
package import Inventory
package import Transport

/// What an answer says about limits.
package enum RateLimit: Equatable {
    /// No limit: judge the answer as it is.
    case none
    /// Come again after so many seconds: at least 0, at most `longestWait`.
    case wait(Double)
    /// A limit that names no time.
    case waitUnknown

    /// Seconds. A forge may name any number; a clock can't hold every one.
    package static let longestWait: Double = 604_800

    /// Reads the headers of both forges; `message` is the error's text. `now` is the server's clock where it told it.
    /// GitLab's limits are 429 alone: a 403 of it is a refusal, even as the last answer before a limit. A 503 that says
    /// when to come again is waited out like a limit: the forge is down for maintenance, or beyond its load.
    package static func of(_ response: HTTPResponse, _ forge: ForgeKind, message: String, now: Date) -> RateLimit {
        let pause = response.headers["retry-after"].flatMap { seconds(of: $0, now: now) }.map { min($0, longestWait) }
        if response.status == 503 { return pause.map { .wait($0) } ?? .none }
        guard response.status == 429 || (response.status == 403 && forge == .github) else { return .none }
        if let pause { return .wait(pause) }
        let remaining = response.headers["x-ratelimit-remaining"] ?? response.headers["ratelimit-remaining"]
        let reset = response.headers["x-ratelimit-reset"] ?? response.headers["ratelimit-reset"]
        if remaining == "0", let reset = reset.flatMap(Double.init), reset.isFinite {
            return .wait(min(max(1, reset - now.timeIntervalSince1970 + 1), longestWait))
        }
        let text = message.lowercased()
        let named = text.contains("rate limit") || text.contains("abuse detection")
        return response.status == 429 || named ? .waitUnknown : .none
    }

    /// Seconds, or the date until which to wait; nil for a date that has passed.
    private static func seconds(of text: String, now: Date) -> Double? {
        if let date = HTTPDate.parse(text) {
            let seconds = date.timeIntervalSince(now)
            return seconds >= 0 ? seconds : nil
        }
        guard let seconds = Double(text), seconds.isFinite, seconds >= 0 else { return nil }
        return seconds
    }
}
