// Builds the subjects of rules about what the baseline reached.

import Foundation
import GRDB
import Inventory

/// The baseline's repositories of one integration: those that are still there come with the repositories' own rows, the
/// others afterwards.
struct BaselineRepositoryReader {
    let database: Database
    let integration: Integration
    let id: Int64
    let standing: BaselineReader.Standing
    /// Whether this run's import of the integration is proven complete.
    let complete: Bool

    /// The access that the baseline knew of the repository in `row`. Where the baseline holds no row of its own, nothing
    /// differs, and it was as it is now.
    func access(_ row: RepositoryRow) -> Observed<MaintainerAccess?> {
        switch standing {
        case .none: return .known(nil, nil)
        case .unreadable(let reason): return .unreadable(reason)
        case .known:
            if row.baselineReached == false { return .known(nil, nil) }
            let text = row.baselineReached == true ? row.baselineAccess : row.access
            return .known(text.flatMap(MaintainerAccess.init(rawValue:)), nil)
        }
    }

    /// The subject of a repository that has a row in this run; nil where the baseline didn't reach it.
    func present(_ row: RepositoryRow) -> BaselineRepositorySubject? {
        guard case .known = standing, row.baselineReached != false else { return nil }
        let fate: Observed<BaselineRepositorySubject.Fate> =
            if row.excluded {
                .known(.excluded, row.listedIn)
            } else if let stale = row.staleSince {
                .unreadable(
                    Unreadable(
                        fact, .stale,
                        "Stale since \(stale): the import didn't reach the repository since then."))
            } else {
                .known(.reached, row.listedIn)
            }
        return BaselineRepositorySubject(
            integration: integration, path: row.baselinePath ?? row.repository.path, forgeID: row.repository.id,
            webURL: row.repository.webURL, fate: fate)
    }

    /// The repositories that have no row in this run; or one subject for all where nothing can be compared.
    func forEachMissing(_ body: (BaselineRepositorySubject) throws -> Void) throws {
        switch standing {
        case .none: try body(all(.known(.noBaseline, nil)))
        case .unreadable(let reason): try body(all(.unreadable(reason)))
        case .known: try forEachGone(body)
        }
    }

    private func all(_ fate: Observed<BaselineRepositorySubject.Fate>) -> BaselineRepositorySubject {
        BaselineRepositorySubject(integration: integration, path: "*", forgeID: nil, webURL: nil, fate: fate)
    }

    private func forEachGone(_ body: (BaselineRepositorySubject) throws -> Void) throws {
        let listing = try Int64.fetchOne(
            database, sql: "SELECT max(id) FROM exchange WHERE integration_id = ? AND fact = ?",
            arguments: [id, fact.rawValue])
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT b.* FROM baseline_repository b JOIN integration i ON i.id = b.integration_id
                WHERE b.integration_id = ? AND b.reached AND NOT EXISTS (
                  SELECT 1 FROM integration_repository ir JOIN repository r ON r.id = ir.repository_id
                  WHERE ir.integration_id = b.integration_id AND r.forge_id = i.forge_id
                    AND r.forge_repository_id = b.forge_repository_id)
                ORDER BY b.path, b.forge_repository_id
                """, arguments: [id])
        while let row = try rows.next() {
            let fate: Observed<BaselineRepositorySubject.Fate> =
                if row["excluded"] {
                    .known(.excluded, listing)
                } else if complete {
                    .known(.gone, listing)
                } else {
                    .unreadable(
                        Unreadable(fact, .incomplete, "The import isn't proven complete.", exchange: listing))
                }
            try body(
                BaselineRepositorySubject(
                    integration: integration, path: row["path"], forgeID: row["forge_repository_id"],
                    webURL: row["web_url"], fate: fate))
        }
    }

    private var fact: Fact { integration.forge.kind == .github ? .installationRepositories : .projects }
}
