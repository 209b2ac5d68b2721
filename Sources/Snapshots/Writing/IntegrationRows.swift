// Turns the observations of one integration into rows.

import GRDB
import Inventory

/// The writer's state for one integration: its ids and which of its repositories are already there.
struct IntegrationRows {
    let id: Int64
    let forgeID: Int64
    let exclude: [SubjectPattern]
    /// See `SnapshotWriter.aliases`.
    var aliases: [ExchangeID: ExchangeID] = [:]
    /// Row id by the forge's repository id.
    private var repositories: [Int64: Int64] = [:]

    init(id: Int64, forgeID: Int64, exclude: [SubjectPattern]) {
        self.id = id
        self.forgeID = forgeID
        self.exclude = exclude
    }

    mutating func write(_ observation: Observation, into database: Database) throws {
        switch observation {
        case .exchange(let exchange):
            try ExchangeRow.insert(exchange, integration: id, into: database)
        case .forgeVersion(let version):
            try write(version, into: database)
        case .installation(let status):
            try InstallationRows.write(status.movingExchange(aliases), integration: id, into: database)
        case .membership(let membership):
            try InstallationRows.write(membership, integration: id, into: database)
        case .token(let status):
            try TokenRows.write(status, integration: id, into: database)
        case .tokenUser(let user):
            try TokenRows.write(user, integration: id, into: database)
        case .repositories(let page, let exchange):
            try write(page, listedIn: exchange, into: database)
        case .withdrawn(let gone):
            for repository in gone { try withdraw(repository, from: database) }
        case .access(let accesses):
            for access in accesses { try write(access, into: database) }
        case .hooks(let repository, let hooks):
            try write(hooks, repository: repository, into: database)
        case .groupHooks(let hooks):
            try write(hooks, into: database)
        case .listing(let proof):
            try write(proof, into: database)
        case .ended(let state, let doubt):
            try database.run(
                "UPDATE integration SET import_state = ?, import_doubt = ? WHERE id = ?", [state.rawValue, doubt, id])
        }
    }

    private func write(_ version: Observed<ForgeVersion>, into database: Database) throws {
        switch version {
        case .known(let version, _):
            try database.run(
                "UPDATE forge SET version = ?, enterprise = ? WHERE id = ?",
                [version.text, version.enterprise, forgeID])
        case .unreadable(let gap):
            _ = try GapRow.id(gap, home: .integration(id), in: database)
        }
    }

    /// Two statements where another integration wrote the row before: an upsert that returns the id costs twice as much
    /// for every row.
    private mutating func write(_ page: [Repository], listedIn exchange: ExchangeID, into database: Database) throws {
        var insert = try RawStatement(
            """
            INSERT INTO repository (forge_id, forge_repository_id, path, default_branch, visibility, archived, disabled,
              empty, pending_deletion_on, namespace_path, in_user_namespace, web_url)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (forge_id, forge_repository_id) DO NOTHING
            """, in: database)
        var runs: [RepositoryRun] = []
        for row in page where repositories[row.id] == nil {
            bind(row, to: &insert)
            try insert.run(in: database)
            let repository =
                database.changesCount > 0
                ? database.lastInsertedRowID
                : try database.integer(
                    "UPDATE repository SET path = ? WHERE forge_id = ? AND forge_repository_id = ? RETURNING id",
                    [row.path, forgeID, row.id])
            guard let repository else { continue }
            repositories[row.id] = repository
            let excluded = exclude.contains { $0.matches(row.path) }
            if runs.isEmpty || !runs[runs.count - 1].append(repository, excluded: excluded) {
                runs.append(RepositoryRun(repository, excluded: excluded))
            }
        }
        for run in runs { try run.link(to: id, listedIn: exchange, in: database) }
    }

    private func bind(_ row: Repository, to insert: inout RawStatement) {
        insert.bind(forgeID)
        insert.bind(row.id)
        insert.bind(row.path)
        insert.bind(row.defaultBranch)
        insert.bind(row.visibility)
        insert.bind(row.archived)
        insert.bind(row.disabled)
        insert.bind(row.empty)
        insert.bind(row.pendingDeletionOn?.description)
        insert.bind(row.namespacePath)
        insert.bind(row.inUserNamespace)
        insert.bind(row.webURL)
    }

    private mutating func withdraw(_ forgeRepository: Int64, from database: Database) throws {
        guard let repository = repositories.removeValue(forKey: forgeRepository) else { return }
        try database.run(
            "DELETE FROM integration_repository WHERE integration_id = ? AND repository_id = ?", [id, repository])
        try database.run(
            """
            DELETE FROM repository
            WHERE id = ? AND NOT EXISTS (SELECT 1 FROM integration_repository WHERE repository_id = repository.id)
            """, [repository])
    }

    private func write(_ access: RepositoryAccess, into database: Database) throws {
        guard let repository = repositories[access.repository] else { return }
        switch access.access {
        case .known(let level, let exchange):
            try set("access", of: repository, to: level.rawValue, exchange, gap: nil, in: database)
        case .unreadable(let gap):
            try set("access", of: repository, to: "unreadable", gap.exchange, gap: gap, in: database)
        }
    }

    private func write(_ hooks: Observed<[Webhook]>, repository forgeRepository: Int64, into database: Database) throws
    {
        guard let repository = repositories[forgeRepository] else { return }
        switch hooks {
        case .known(let hooks, let exchange):
            try WebhookRows.insert(hooks, integration: id, repository: repository, group: nil, into: database)
            try set("hooks", of: repository, to: "known", exchange, gap: nil, in: database)
        case .unreadable(let gap):
            try set("hooks", of: repository, to: "unreadable", gap.exchange, gap: gap, in: database)
        }
    }

    /// Writes the three columns of a fact about a repository: what was observed, the exchange, and the gap where there is one.
    private func set(
        _ fact: String, of repository: Int64, to word: String, _ exchange: ExchangeID?, gap: Unreadable?,
        in database: Database
    ) throws {
        // Before anything is bound: a value that a failure leaves bound would be the next row's.
        let gapID = try gap.map { try GapRow.id($0, home: .integration(id), in: database) }
        var update = try RawStatement(
            """
            UPDATE integration_repository SET \(fact) = ?, \(fact)_exchange_id = ?, \(fact)_gap_id = ?
            WHERE integration_id = ? AND repository_id = ?
            """, in: database)
        update.bind(word)
        update.bind(exchange)
        update.bind(gapID)
        update.bind(id)
        update.bind(repository)
        try update.run(in: database)
    }

    private func write(_ group: GroupHooks, into database: Database) throws {
        let insert = """
            INSERT OR IGNORE INTO group_hooks (integration_id, group_path, exchange_id, gap_id) VALUES (?, ?, ?, ?)
            """
        switch group.hooks {
        case .known(let hooks, let exchange):
            try database.run(insert, [id, group.group, exchange, nil])
            guard database.changesCount > 0 else { return }
            try WebhookRows.insert(
                hooks, integration: id, repository: nil, group: database.lastInsertedRowID, into: database)
        case .unreadable(let gap):
            let gapID = try GapRow.id(gap, home: .integration(id), in: database)
            try database.run(insert, [id, group.group, gap.exchange, gapID])
        }
    }

    private func write(_ proof: ListingProof, into database: Database) throws {
        try database.run(
            """
            INSERT OR REPLACE INTO listing (integration_id, fact, pages, received, distinct_rows, announced, exhausted,
              doubt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, proof.fact.rawValue, proof.pages, proof.received, proof.distinct, proof.announced, proof.exhausted,
                proof.doubt,
            ])
    }
}
