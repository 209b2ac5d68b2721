// A fresh token that isn't known everywhere yet.
import Synchronization

/// Answers 401 to the first requests of an installation after each mint.
final class MintFault: AnswerFault {
    private let count: Int
    private let left = Mutex<[String: Int]>([:])

    init(_ count: Int) { self.count = count }

    func observe(_ answer: Answer, in scene: FaultScene) {
        let path = scene.request.path.split(separator: "/")
        guard scene.route == "POST /app/installations/:id/access_tokens", answer.status == 201, path.count >= 2 else {
            return
        }
        let id = String(path[path.count - 2])
        left.withLock { $0["installation \(id)"] = count }
    }

    func change(_ answer: Answer, in scene: FaultScene) -> FaultChange? {
        let isFresh = left.withLock { left in
            guard let number = left[scene.credential], number > 0 else { return false }
            left[scene.credential] = number - 1
            return true
        }
        return isFresh ? FaultChange(answer.replaced(by: RefusalFault.answer(401, scene))) : nil
    }
}
