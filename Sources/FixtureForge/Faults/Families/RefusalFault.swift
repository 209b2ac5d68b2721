// Refusals of a credential that is fine.

/// Answers 401 or 403 the way the forge does.
struct RefusalFault: AnswerFault {
    private let status: Int

    init(_ status: Int) { self.status = status }

    func change(_ answer: Answer, in scene: FaultScene) -> FaultChange? {
        FaultChange(answer.replaced(by: Self.answer(status, scene)))
    }

    static func answer(_ status: Int, _ scene: FaultScene) -> Answer {
        switch (scene.forge, status) {
        case (.gitHub, 401): Refusal.gitHub(401, "Bad credentials").answer
        case (.gitHub, _): Refusal.gitHub(status, "Resource not accessible by integration").answer
        case (.gitLab, 401): Refusal.gitLabUnauthorized.answer
        case (.gitLab, _): Refusal.gitLabForbidden.answer
        }
    }
}
