// One governor per host and credential, however many integrations use it.

import Synchronization

/// Hands out governors by name, such as the forge's URL with an installation's id.
final class GovernorTable: Sendable {
    private let limit: Int
    private let table = Mutex<[String: RateGovernor]>([:])

    init(limit: Int) { self.limit = limit }

    func governor(_ name: String) -> RateGovernor {
        table.withLock { table in
            if let known = table[name] { return known }
            let fresh = RateGovernor(limit: limit)
            table[name] = fresh
            return fresh
        }
    }
}
