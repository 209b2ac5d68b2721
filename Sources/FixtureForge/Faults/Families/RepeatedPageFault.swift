// A list that shows a page twice.
import Synchronization

/// Sends the body of the page that the client had before, with the headers of the page that it asked for.
final class RepeatedPageFault: AnswerFault {
    private struct Walk {
        var previous: [UInt8]?
        var latest: [UInt8]
    }

    /// How many walks are remembered; each keeps two bodies.
    private static let limit = 32
    private let walks = Mutex<[String: Walk]>([:])

    func observe(_ answer: Answer, in scene: FaultScene) {
        guard answer.status == 200, let page = scene.page else { return }
        let key = Self.key(scene)
        walks.withLock { walks in
            if walks.count >= Self.limit, walks[key] == nil { walks.removeAll() }
            walks[key] = Walk(previous: page > 1 ? walks[key]?.latest : nil, latest: answer.body)
        }
    }

    func change(_ original: Answer, in scene: FaultScene) -> FaultChange? {
        guard original.status == 200, scene.page != nil,
            let body = walks.withLock({ $0[Self.key(scene)]?.previous })
        else { return nil }
        return FaultChange(original.with(body: body))
    }

    /// The same for all pages of a walk.
    private static func key(_ scene: FaultScene) -> String {
        let query = ["page", "id_after", "id_before", "cursor"].reduce(scene.request.query) { $0.removing($1) }
        return "\(scene.credential) \(scene.request.path)?\(query.text)"
    }
}
