// A repository's row with what its integration and the baseline know of it.

import Inventory

/// The values of one row, by name: whoever reads a hundred thousand of them can't look each column's name up.
struct RepositoryRow {
    /// What `init` reads, by its place: of the repository (`r`), of the integration's reach (`ir`) and of the baseline (`b`).
    static let columns = """
        r.id, r.forge_repository_id, r.path, r.default_branch, r.visibility, r.archived, r.disabled, r.empty,
          r.pending_deletion_on, r.namespace_path, r.in_user_namespace, r.web_url, ir.excluded, ir.listed_in, ir.stale_since,
          ir.access, ir.access_exchange_id, ir.access_gap_id, ir.hooks, ir.hooks_exchange_id, ir.hooks_gap_id, b.reached,
          b.path, b.access
        """

    let id: Int64
    let repository: Repository
    let excluded: Bool
    let listedIn: Int64?
    let staleSince: String?
    let access: String?
    let accessExchange: Int64?
    let accessGap: Int64?
    let hooks: String?
    let hooksExchange: Int64?
    let hooksGap: Int64?
    /// Nil where the baseline holds no row of its own.
    let baselineReached: Bool?
    let baselinePath: String?
    let baselineAccess: String?

    init(_ row: RawRow) {
        id = row.integer(0)
        repository = Repository(
            id: row.integer(1), path: row.text(2) ?? "", defaultBranch: row.text(3), visibility: row.text(4),
            archived: row.optionalBool(5), disabled: row.optionalBool(6), empty: row.optionalBool(7),
            pendingDeletionOn: row.text(8).flatMap { CalendarDay($0) }, namespacePath: row.text(9) ?? "",
            inUserNamespace: row.optionalBool(10), webURL: row.text(11))
        excluded = row.integer(12) != 0
        listedIn = row.optionalInteger(13)
        staleSince = row.text(14)
        access = row.text(15)
        accessExchange = row.optionalInteger(16)
        accessGap = row.optionalInteger(17)
        hooks = row.text(18)
        hooksExchange = row.optionalInteger(19)
        hooksGap = row.optionalInteger(20)
        baselineReached = row.optionalBool(21)
        baselinePath = row.text(22)
        baselineAccess = row.text(23)
    }
}
