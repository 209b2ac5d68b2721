// The families of faults that are laid upon finished answers.

/// Changes an answer before it is sent.
protocol AnswerFault: Sendable {
    /// Sees every exchange of the forge in its order, whether the fault's conditions hold or not, before `change`.
    func observe(_ answer: Answer, in scene: FaultScene)
    /// The changed answer; nil where the fault can do nothing with it, which does not count as an occurrence.
    func change(_ answer: Answer, in scene: FaultScene) -> FaultChange?
}

extension AnswerFault {
    func observe(_ answer: Answer, in scene: FaultScene) {}
}
