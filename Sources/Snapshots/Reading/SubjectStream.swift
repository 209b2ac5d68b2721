// Builds the rules' subjects out of the tables, one at a time and in a stable order.

import GRDB
import Inventory

/// Streams every subject: per integration (by name) the integration itself, its installation or token with its secret, its
/// expectations, its repositories (by path), what the baseline reached; then per App what belongs to it.
struct SubjectStream {
    private let database: Database
    private let gaps: GapCatalogue

    init(_ database: Database) throws {
        self.database = database
        gaps = try GapCatalogue(database)
    }

    func run(_ body: (Subject) throws -> Void) throws {
        let others = try OtherReaches(database)
        let baseline = try BaselineReader(database)
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT i.*, f.kind, f.api_url FROM integration i JOIN forge f ON f.id = i.forge_id ORDER BY i.name")
        for row in rows {
            let id: Int64 = row["id"]
            let integration = Integration(
                id: row["name"],
                forge: Forge(kind: ForgeKind(rawValue: row["kind"]) ?? .github, apiURL: row["api_url"]),
                owner: PlatformOwner(kind: row["owner_kind"], name: row["owner_name"]), addedBy: row["added_by"])
            let subject = try integrationSubject(integration, id: id, row: row)
            try body(.integration(subject))
            if let installation = try InstallationReader(database, gaps, baseline).subject(of: integration, id: id) {
                try body(.installation(installation))
            }
            if let token = try TokenReader(database, gaps).subject(of: integration, id: id) { try body(.token(token)) }
            if let secret = try SecretReader.subject(of: .integration(integration.id), database) {
                try body(.secret(secret))
            }
            try expectations(of: subject, id: id, body)
            let past = BaselineRepositoryReader(
                database: database, integration: integration, id: id, standing: baseline.standing(of: id),
                complete: subject.importState == .complete)
            let repositories = RepositoryReader(
                database, gaps, others, integration: integration, id: id, rebuildHookURL: row["rebuild_hook_url"],
                baseline: past)
            try repositories.forEach(body)
        }
        try AppReader(database, gaps).forEach(body)
    }

    private func integrationSubject(_ integration: Integration, id: Int64, row: Row) throws -> IntegrationSubject {
        let listings = try Row.fetchAll(
            database, sql: "SELECT * FROM listing WHERE integration_id = ? ORDER BY fact", arguments: [id])
        let state: String? = row["import_state"]
        return IntegrationSubject(
            integration: integration, adderRole: try adderRole(integration),
            importState: state.flatMap(ImportState.init(rawValue:)) ?? .failed, importDoubt: row["import_doubt"],
            listings: listings.compactMap { row in Fact(rawValue: row["fact"]).map { ListingProof($0, row) } },
            stoppedBy: state == ImportState.complete.rawValue ? nil : try stoppedBy(id))
    }

    /// What shows that nothing can be reached; else the first failed exchange by path, which doesn't depend on the order in
    /// which answers came.
    private func stoppedBy(_ id: Int64) throws -> ExchangeID? {
        try Int64.fetchOne(
            database,
            sql: """
                SELECT coalesce(
                  (SELECT exchange_id FROM token WHERE integration_id = ?1 AND status = 'rejected'),
                  (SELECT exchange_id FROM installation WHERE integration_id = ?1
                    AND (status = 'absent' OR suspended_at IS NOT NULL)),
                  (SELECT id FROM exchange WHERE integration_id = ?1 AND failure IS NOT NULL ORDER BY path, id LIMIT 1))
                """, arguments: [id])
    }

    private func adderRole(_ integration: Integration) throws -> Observed<PlatformRole?> {
        guard case .organization(let name) = integration.owner else { return .known(nil, nil) }
        let described = try Bool.fetchOne(
            database, sql: "SELECT count(*) FROM platform_organization WHERE name = ?", arguments: [name])
        guard described == true else {
            return .unreadable(
                Unreadable(.platformMembers, .notAsked, "The config doesn't describe the owning organization's members")
            )
        }
        let role = try String.fetchOne(
            database, sql: "SELECT role FROM platform_member WHERE organization = ? AND username = ?",
            arguments: [name, integration.addedBy])
        return .known(role.flatMap(PlatformRole.init(rawValue:)), nil)
    }

    /// Neither forge has two paths that differ in case only, so an expected one is met in any case.
    private func expectations(of subject: IntegrationSubject, id: Int64, _ body: (Subject) throws -> Void) throws {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT e.path, EXISTS (SELECT 1 FROM integration_repository ir JOIN repository r ON r.id = ir.repository_id
                  WHERE ir.integration_id = e.integration_id AND r.path = e.path COLLATE NOCASE
                    AND ir.stale_since IS NULL) AS reached,
                  (SELECT max(x.id) FROM exchange x WHERE x.integration_id = e.integration_id
                    AND x.fact IN ('projects', 'installation-repositories')) AS exchange_id
                FROM expectation e WHERE e.integration_id = ? ORDER BY e.path
                """, arguments: [id])
        let fact: Fact = subject.integration.forge.kind == .github ? .installationRepositories : .projects
        for row in rows {
            let reached: Bool = row["reached"]
            let exchange: Int64? = row["exchange_id"]
            let observed: Observed<Bool> =
                reached || subject.importState == .complete
                ? .known(reached, exchange)
                : .unreadable(
                    Unreadable(fact, .incomplete, "The import isn't proven complete", exchange: exchange))
            try body(
                .expectation(
                    ExpectationSubject(integration: subject.integration, path: row["path"], reached: observed)))
        }
    }
}
