// What forges said of the requests that a credential has left.

import Synchronization

/// The last word on each credential's quota within a run.
package final class QuotaTable: Sendable {
    /// Whose quota it is.
    package enum Holder: Sendable, Hashable {
        /// An App's own key, by the `iss` of its JWT and the API that it is for.
        case app(issuer: String, apiURL: String)
        /// An installation's token or a GitLab token, by the integration that used it.
        case integration(String)
    }

    package struct Quota: Sendable, Hashable {
        /// Requests that are left until the forge begins to count anew.
        package let remaining: Int
        /// Of how many; nil where the forge didn't say.
        package let limit: Int?
    }

    private let table = Mutex<[Holder: Quota]>([:])

    package init() {}

    /// What was said last, by holder. Who was told nothing isn't there.
    package var quotas: [Holder: Quota] { table.withLock { $0 } }

    /// Reads GitHub's `X-RateLimit-Remaining` and GitLab's `RateLimit-Remaining`. The last answer
    /// counts: of answers that come side by side that is right to within as many as there are.
    func note(_ headers: [String: String], for holder: Holder) {
        guard let remaining = number("remaining", headers) else { return }
        table.withLock { $0[holder] = Quota(remaining: remaining, limit: number("limit", headers)) }
    }

    private func number(_ name: String, _ headers: [String: String]) -> Int? {
        let text = headers["x-ratelimit-\(name)"] ?? headers["ratelimit-\(name)"]
        return text.flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
    }
}
