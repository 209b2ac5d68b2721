// What a fault made of an answer.

/// The changed answer.
struct FaultChange: Sendable {
    let answer: Answer
    /// Whether the log shall name the fault; a bucket that isn't empty yet only adds headers.
    let isNoted: Bool

    init(_ answer: Answer, isNoted: Bool = true) {
        self.answer = answer
        self.isNoted = isNoted
    }
}
