// Reads GitLab's webhook objects.

import Inventory
import JSON

extension Webhook {
    /// Nil where the object lacks id or URL.
    init?(payload row: JSONValue) {
        guard let id = row["id"]?.integer, let url = row["url"]?.string else { return nil }
        self.init(
            id: id, url: PayloadText.hookURL(url), pushEvents: row["push_events"]?.bool,
            tlsVerification: row["enable_ssl_verification"]?.bool,
            branchFilter: BranchFilter(
                strategy: row["branch_filter_strategy"], filter: row["push_events_branch_filter"]),
            alertStatus: row["alert_status"]?.string.map { SafeText.clean($0, limit: 50) },
            disabledUntil: row["disabled_until"]?.string.flatMap(Timestamp.parse))
    }
}

extension Webhook.BranchFilter {
    /// Left out or null means that there is none; what is neither that nor text must not look as if it were.
    fileprivate init(strategy: JSONValue?, filter: JSONValue?) {
        let isText = [strategy, filter].allSatisfy { value in value.map { $0.isNull || $0.string != nil } ?? true }
        let text = PayloadText.bounded(filter?.string ?? "")
        self = isText ? Self(strategy: strategy?.string, filter: text) : .unknown(strategy: "not text", filter: text)
    }

    /// Servers that know no strategy read the filter as a wildcard.
    fileprivate init(strategy: String?, filter: String) {
        switch strategy {
        case nil, "wildcard": self = .wildcard(filter)
        case "regex": self = .regex(filter)
        case "all_branches": self = .allBranches
        case let other?: self = .unknown(strategy: SafeText.clean(other, limit: 50), filter: filter)
        }
    }
}
