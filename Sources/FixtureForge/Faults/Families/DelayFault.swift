// Answers that take their time.

/// Holds the answer back for some milliseconds more.
struct DelayFault: AnswerFault {
    private let milliseconds: Int

    init(_ milliseconds: Int) { self.milliseconds = milliseconds }

    func change(_ original: Answer, in scene: FaultScene) -> FaultChange? {
        var answer = original
        answer.delay += .milliseconds(milliseconds)
        return FaultChange(answer)
    }
}
