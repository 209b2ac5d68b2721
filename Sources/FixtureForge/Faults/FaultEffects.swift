// The faults that a route has to ask for, because they change what it works out and not only what it answers.
import Synchronization

/// The effects on one request. Asking for one counts as an occurrence, and notes it for the log where it fires.
final class FaultEffects: Sendable {
    private let armed: [ArmedFault]
    private let route: String
    private let credential: String
    private let request: ForgeRequest
    private let notes = Mutex<[String]>([])

    init(_ faults: Faults, forge: ForgeName, route: String, credential: String, request: ForgeRequest) {
        self.route = route
        self.credential = credential
        self.request = request
        armed = faults.armed.filter { fault in
            fault.family == nil && fault.spec.kind.askedBy?.contains(route) == true
                && fault.spec.matches(forge: forge, route: route, credential: credential, query: request.query)
        }
    }

    /// What fired so far, in its order.
    var fired: [String] { notes.withLock { $0 } }

    /// Whether `min_access_level` means nothing on this request, which has it.
    func ignoresMinimumLevel() -> Bool {
        take { if case .ignoreMinAccessLevel = $0 { true } else { nil } } ?? false
    }

    /// The version that GitLab pretends to have where that changes what the route does.
    /// - Parameter matters: whether a version makes a difference to the route.
    func version(where matters: (GitLabVersion) -> Bool) -> String? {
        take { kind in
            guard case .oldVersion(let text) = kind, let version = GitLabVersion(text), matters(version) else {
                return nil
            }
            return text
        }
    }

    /// Whether a list on page `number` tells no total.
    func hidesTotal(onPage number: Int) -> Bool {
        take(page: number) { if case .manyProjects = $0 { true } else { nil } } ?? false
    }

    /// How long a token lives that is minted now; nil: as usual.
    func tokenLife() -> TokenLife? {
        take { kind in
            guard case .earlyExpiry(let requests, let seconds, let told) = kind else { return nil }
            return TokenLife(requests: requests, seconds: seconds, isTold: told)
        }
    }

    /// A listing as it stands for page `number`.
    func drifted<Row: Sendable>(_ rows: [Row], onPage number: Int) -> DriftingList<Row> {
        var list = DriftingList(rows)
        for fault in armed {
            guard case .drift(let drift) = fault.spec.kind else { continue }
            let isFiring = isOn(fault, page: number) && strikes(fault)
            list.apply(drift, isFiring: isFiring)
        }
        return list
    }

    /// The value that `pick` gives for the first fault that fires; it gives nil for kinds that it doesn't want.
    private func take<Value>(page: Int? = nil, _ pick: (FaultKind) -> Value?) -> Value? {
        for fault in armed {
            if let value = pick(fault.spec.kind), isOn(fault, page: page), strikes(fault) { return value }
        }
        return nil
    }

    private func isOn(_ fault: ArmedFault, page: Int?) -> Bool { fault.spec.page.map { $0 == page } ?? true }

    private func strikes(_ fault: ArmedFault) -> Bool {
        let strikes = fault.strikes(credential: credential, request: "\(request.method) \(request.target)")
        if strikes { notes.withLock { $0.append(fault.spec.kind.description) } }
        return strikes
    }
}
