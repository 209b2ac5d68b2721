// GitHub's secondary rate limit: too much at once, though the primary limit has plenty left.

/// Answers 403 or 429 with the words and the documentation address that tell this limit apart.
struct SecondaryLimitFault: AnswerFault {
    private let status: Int
    private let retryAfter: Int?

    init(status: Int, retryAfter: Int?) {
        self.status = status
        self.retryAfter = retryAfter
    }

    func change(_ original: Answer, in scene: FaultScene) -> FaultChange? {
        var answer = original.replaced(
            by: scene.forge.refusal(
                status,
                "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
                page: "/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits"))
        answer.headers["Retry-After"] = retryAfter.map { String($0) }
        return FaultChange(answer)
    }
}
