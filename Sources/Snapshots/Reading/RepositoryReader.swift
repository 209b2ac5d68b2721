// Streams the subjects of rules about repositories, with their access and hooks.

import GRDB
import Inventory

struct RepositoryReader {
    private let database: Database
    private let gaps: GapCatalogue
    private let others: OtherReaches
    private let integration: Integration
    private let id: Int64
    private let rebuildHookURL: String?
    private let baseline: BaselineRepositoryReader

    init(
        _ database: Database, _ gaps: GapCatalogue, _ others: OtherReaches, integration: Integration, id: Int64,
        rebuildHookURL: String?, baseline: BaselineRepositoryReader
    ) {
        self.database = database
        self.gaps = gaps
        self.others = others
        self.integration = integration
        self.id = id
        self.rebuildHookURL = rebuildHookURL
        self.baseline = baseline
    }

    /// By path, each with its past where the baseline knows one; then those that only the baseline knows. One
    /// repository in memory at a time.
    func forEach(_ body: (Subject) throws -> Void) throws {
        let groups = try groupHooks()
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT r.*, ir.excluded, ir.listed_in, ir.stale_since, ir.access, ir.access_exchange_id, ir.access_gap_id, ir.hooks,
                  ir.hooks_exchange_id, ir.hooks_gap_id, b.reached AS baseline_reached, b.path AS baseline_path,
                  b.access AS baseline_access
                FROM integration_repository ir JOIN repository r ON r.id = ir.repository_id
                  LEFT JOIN baseline_repository b
                    ON b.integration_id = ir.integration_id AND b.forge_repository_id = r.forge_repository_id
                WHERE ir.integration_id = ? ORDER BY r.path, r.id
                """, arguments: [id])
        while let row = try rows.next() {
            let repository = Repository(row: row)
            let stale: String? = row["stale_since"]
            let subject = RepositorySubject(
                integration: integration, repository: repository, excluded: row["excluded"],
                listedIn: row["listed_in"], staleSince: stale.flatMap(Timestamp.parse), access: access(row),
                baselineAccess: baseline.access(row), rebuildHookURL: rebuildHookURL, hooks: try hooks(row),
                groupHooks: groups.isEmpty ? [] : repository.namespaceAncestry.compactMap { groups[$0] },
                alsoReachedBy: others.others(of: row["id"], than: integration))
            try body(.repository(subject))
            if let past = baseline.present(row) { try body(.baselineRepository(past)) }
        }
        try baseline.forEachMissing { try body(.baselineRepository($0)) }
    }

    private func access(_ row: Row) -> Observed<MaintainerAccess> {
        let exchange: Int64? = row["access_exchange_id"]
        if let text: String = row["access"], let access = MaintainerAccess(rawValue: text) {
            return .known(access, exchange)
        }
        return .unreadable(gaps.reason(row["access_gap_id"], .maintainerProjects, exchange: exchange))
    }

    private func hooks(_ row: Row) throws -> Observed<[Webhook]> {
        let exchange: Int64? = row["hooks_exchange_id"]
        guard row["hooks"] as String? == "known" else {
            return .unreadable(gaps.reason(row["hooks_gap_id"], .projectHooks, exchange: exchange))
        }
        let statement = try database.cachedStatement(
            sql: "SELECT * FROM webhook WHERE integration_id = ? AND repository_id = ? ORDER BY forge_hook_id")
        return .known(try Row.fetchAll(statement, arguments: [id, row["id"]]).map(Webhook.init(row:)), exchange)
    }

    private func groupHooks() throws -> [String: GroupHooks] {
        var groups: [String: GroupHooks] = [:]
        for row in try Row.fetchAll(
            database, sql: "SELECT * FROM group_hooks WHERE integration_id = ?", arguments: [id])
        {
            let path: String = row["group_path"]
            let exchange: Int64? = row["exchange_id"]
            if let gap: Int64 = row["gap_id"] {
                let reason = gaps.reason(gap, .groupHooks, exchange: exchange)
                groups[path] = GroupHooks(group: path, hooks: .unreadable(reason))
            } else {
                let hooks = try Row.fetchAll(
                    database, sql: "SELECT * FROM webhook WHERE group_hooks_id = ? ORDER BY forge_hook_id",
                    arguments: [row["id"] as Int64])
                groups[path] = GroupHooks(group: path, hooks: .known(hooks.map(Webhook.init(row:)), exchange))
            }
        }
        return groups
    }
}

extension Repository {
    fileprivate init(row: Row) {
        let deletion: String? = row["pending_deletion_on"]
        self.init(
            id: row["forge_repository_id"], path: row["path"], defaultBranch: row["default_branch"],
            visibility: row["visibility"], archived: row["archived"], disabled: row["disabled"], empty: row["empty"],
            pendingDeletionOn: deletion.flatMap { CalendarDay($0) }, namespacePath: row["namespace_path"],
            inUserNamespace: row["in_user_namespace"], webURL: row["web_url"])
    }
}

extension Webhook {
    fileprivate init(row: Row) {
        let until: String? = row["disabled_until"]
        self.init(
            id: row["forge_hook_id"], url: row["url"], pushEvents: row["push_events"],
            tlsVerification: row["tls_verification"],
            branchFilter: BranchFilter(kind: row["branch_filter_kind"], text: row["branch_filter"]),
            alertStatus: row["alert_status"], disabledUntil: until.flatMap(Timestamp.parse))
    }
}
