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
        let hooks = try RawQuery(
            """
            SELECT \(Webhook.columns) FROM webhook WHERE integration_id = \(id) AND repository_id = ? ORDER BY forge_hook_id
            """, in: database)
        try database.forEachRawRow(
            """
            SELECT \(RepositoryRow.columns)
            FROM integration_repository ir JOIN repository r ON r.id = ir.repository_id
              LEFT JOIN baseline_repository b
                ON b.integration_id = ir.integration_id AND b.forge_repository_id = r.forge_repository_id
            WHERE ir.integration_id = ? ORDER BY r.path, r.id
            """, arguments: [id]
        ) { raw in
            let row = RepositoryRow(raw)
            let subject = RepositorySubject(
                integration: integration, repository: row.repository, excluded: row.excluded, listedIn: row.listedIn,
                staleSince: row.staleSince.flatMap(Timestamp.parse), access: access(row),
                baselineAccess: baseline.access(row), rebuildHookURL: rebuildHookURL,
                hooks: try self.hooks(row, hooks),
                groupHooks: groups.isEmpty ? [] : row.repository.namespaceAncestry.compactMap { groups[$0] },
                alsoReachedBy: others.others(of: row.id, than: integration))
            try body(.repository(subject))
            if let past = baseline.present(row) { try body(.baselineRepository(past)) }
        }
        try baseline.forEachMissing { try body(.baselineRepository($0)) }
    }

    private func access(_ row: RepositoryRow) -> Observed<MaintainerAccess> {
        if let access = row.access.flatMap(MaintainerAccess.init(rawValue:)) {
            return .known(access, row.accessExchange)
        }
        return .unreadable(gaps.reason(row.accessGap, .maintainerProjects, exchange: row.accessExchange))
    }

    private func hooks(_ row: RepositoryRow, _ query: RawQuery) throws -> Observed<[Webhook]> {
        guard row.hooks == "known" else {
            return .unreadable(gaps.reason(row.hooksGap, .projectHooks, exchange: row.hooksExchange))
        }
        var hooks: [Webhook] = []
        try query.forEach(row.id) { hooks.append(Webhook(row: $0)) }
        return .known(hooks, row.hooksExchange)
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
                var hooks: [Webhook] = []
                try database.forEachRawRow(
                    "SELECT \(Webhook.columns) FROM webhook WHERE group_hooks_id = ? ORDER BY forge_hook_id",
                    arguments: [row["id"] as Int64]
                ) { hooks.append(Webhook(row: $0)) }
                groups[path] = GroupHooks(group: path, hooks: .known(hooks, exchange))
            }
        }
        return groups
    }
}

extension Webhook {
    /// What `init(row:)` reads, by its place.
    fileprivate static let columns = """
        forge_hook_id, url, push_events, tls_verification, branch_filter_kind, branch_filter, alert_status, disabled_until
        """

    fileprivate init(row: RawRow) {
        self.init(
            id: row.integer(0), url: row.text(1) ?? "", pushEvents: row.optionalBool(2),
            tlsVerification: row.optionalBool(3),
            branchFilter: BranchFilter(kind: row.text(4) ?? "", text: row.text(5) ?? ""), alertStatus: row.text(6),
            disabledUntil: row.text(7).flatMap(Timestamp.parse))
    }
}
