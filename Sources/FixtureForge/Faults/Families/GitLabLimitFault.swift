// GitLab's rate limits.
import Foundation

/// Answers 429 with the plain text `Retry later`. Without a time to tell it carries none of the informational headers, as
/// GitLab's limits for single APIs do.
struct GitLabLimitFault: AnswerFault {
    private static let headers = ["Limit", "Name", "Observed", "Remaining", "Reset", "ResetTime"].map {
        "RateLimit-\($0)"
    }
    private let retryAfter: Int?
    private let resetTime: Int?

    init(retryAfter: Int?, resetTime: Int?) {
        self.retryAfter = retryAfter
        self.resetTime = resetTime
    }

    func change(_ original: Answer, in scene: FaultScene) -> FaultChange? {
        var answer = original.replaced(by: .text("Retry later\n", status: 429))
        answer.headers["Content-Type"] = "text/plain"
        for name in Self.headers { answer.headers[name] = nil }
        answer.headers["Retry-After"] = retryAfter.map { String($0) }
        if let seconds = resetTime {
            Self.add(limit: 2_000, used: 2_001, reset: scene.now.addingTimeInterval(Double(seconds)), to: &answer)
            answer.headers["RateLimit-ResetTime"] = Timestamp.http(scene.now.addingTimeInterval(Double(seconds)))
        }
        return FaultChange(answer)
    }

    /// The headers that tell how a limit stands.
    static func add(limit: Int, used: Int, reset: Date, to answer: inout Answer) {
        answer.headers["RateLimit-Limit"] = String(limit)
        answer.headers["RateLimit-Name"] = "throttle_authenticated_api"
        answer.headers["RateLimit-Observed"] = String(used)
        answer.headers["RateLimit-Remaining"] = String(max(0, limit - used))
        answer.headers["RateLimit-Reset"] = String(Int(reset.timeIntervalSince1970))
    }
}
