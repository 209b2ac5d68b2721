// Answers that don't tell the time.

/// Leaves the `Date` header out.
struct DatelessFault: AnswerFault {
    func change(_ original: Answer, in scene: FaultScene) -> FaultChange? {
        var answer = original
        answer.hasDate = false
        return FaultChange(answer)
    }
}
