// A specification at work: it counts its requests.
import Synchronization

/// One fault of a running forge.
final class ArmedFault: Sendable {
    let spec: FaultSpec
    /// nil: a standing fault, or one that the routes ask for.
    let family: (any AnswerFault)?
    private let counts = Mutex<[String: Int]>([:])

    init(_ spec: FaultSpec) {
        self.spec = spec
        family = spec.kind.family
    }

    /// Counts a request that meets the conditions, and says whether the fault strikes it.
    func strikes(credential: String, request: String) -> Bool {
        let key =
            switch spec.counting {
            case .all: ""
            case .credential: credential
            case .request: "\(credential) \(request)"
            }
        let number = counts.withLock { counts in
            counts[key, default: 0] += 1
            return counts[key] ?? 0
        }
        return number >= spec.from && spec.times.map { number - spec.from < $0 } ?? true
    }
}
