// The rows that webhooks become.

import GRDB
import Inventory

enum WebhookRows {
    /// Exactly one of `repository` and `group` is given: the row that the hooks hang on.
    static func insert(
        _ hooks: [Webhook], integration: Int64, repository: Int64?, group: Int64?, into database: Database
    ) throws {
        guard !hooks.isEmpty else { return }
        var insert = try RawStatement(
            """
            INSERT INTO webhook (integration_id, repository_id, group_hooks_id, forge_hook_id, url, push_events,
              tls_verification, branch_filter_kind, branch_filter, alert_status, disabled_until)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, in: database)
        for hook in hooks {
            let filter = hook.branchFilter.columns
            insert.bind(integration)
            insert.bind(repository)
            insert.bind(group)
            insert.bind(hook.id)
            insert.bind(hook.url)
            insert.bind(hook.pushEvents)
            insert.bind(hook.tlsVerification)
            insert.bind(filter.kind)
            insert.bind(filter.text)
            insert.bind(hook.alertStatus)
            insert.bind(hook.disabledUntil?.column)
            try insert.run(in: database)
        }
    }
}

extension Webhook.BranchFilter {
    /// The two columns that hold the filter.
    var columns: (kind: String, text: String) {
        switch self {
        case .allBranches: ("all_branches", "")
        case .wildcard(let pattern): ("wildcard", pattern)
        case .regex(let pattern): ("regex", pattern)
        case .unknown(let strategy, let filter): (strategy, filter)
        }
    }

    /// Reads the two columns back.
    init(kind: String, text: String) {
        switch kind {
        case "all_branches": self = .allBranches
        case "wildcard": self = .wildcard(text)
        case "regex": self = .regex(text)
        default: self = .unknown(strategy: kind, filter: text)
        }
    }
}
