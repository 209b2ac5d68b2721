// Answers that don't arrive, or only in part.

/// Sets how an answer is delivered. Half a body needs a body of two bytes.
struct DeliveryFault: AnswerFault {
    private let delivery: Delivery

    init(_ delivery: Delivery) { self.delivery = delivery }

    func change(_ original: Answer, in scene: FaultScene) -> FaultChange? {
        switch delivery {
        case .halfThenStalled, .halfThenClosed: if original.body.count < 2 { return nil }
        case .whole, .stalled, .closed, .filler: break
        }
        var answer = original
        answer.delivery = delivery
        return FaultChange(answer)
    }
}
