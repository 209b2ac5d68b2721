// GitHub's primary rate limit, used up.
import Foundation

/// Answers 403 or 429 with nothing remaining and the reset some seconds ahead of the forge's clock.
struct PrimaryLimitFault: AnswerFault {
    private let status: Int
    private let reset: Int

    init(status: Int, reset: Int) {
        self.status = status
        self.reset = reset
    }

    func change(_ answer: Answer, in scene: FaultScene) -> FaultChange? {
        let limit = answer.headers["X-RateLimit-Limit"].flatMap { Int($0) } ?? 5_000
        return FaultChange(
            Self.answer(
                answer, scene, status: status, limit: limit, reset: Int(scene.now.timeIntervalSince1970) + reset))
    }

    /// The refusal with its five headers; `reset` in seconds since 1970.
    static func answer(_ original: Answer, _ scene: FaultScene, status: Int, limit: Int, reset: Int) -> Answer {
        let who = scene.credential.replacing("installation ", with: "installation ID ")
        var answer = original.replaced(
            by: scene.forge.refusal(
                status, "API rate limit exceeded for \(who).",
                page: "/using-the-rest-api/rate-limits-for-the-rest-api"))
        answer.headers["X-RateLimit-Limit"] = String(limit)
        answer.headers["X-RateLimit-Used"] = String(limit)
        answer.headers["X-RateLimit-Remaining"] = "0"
        answer.headers["X-RateLimit-Reset"] = String(reset)
        answer.headers["X-RateLimit-Resource"] = "core"
        return answer
    }
}
