// Repositories whose rows follow each other, linked to their integration by one statement.

import GRDB
import Inventory

/// Rows of the table `repository` without a gap between their ids. Those that a page brings are one run nearly always,
/// and a statement for all of them costs a fourth of one for each.
struct RepositoryRun {
    private let first: Int64
    private var last: Int64
    private let excluded: Bool

    init(_ repository: Int64, excluded: Bool) {
        first = repository
        last = repository
        self.excluded = excluded
    }

    /// Whether `repository` continues the run; if so it is part of it now.
    mutating func append(_ repository: Int64, excluded: Bool) -> Bool {
        guard repository == last + 1, excluded == self.excluded else { return false }
        last = repository
        return true
    }

    /// Links all of them, none of which the integration has yet.
    func link(to integration: Int64, listedIn exchange: ExchangeID, in database: Database) throws {
        var link = try RawStatement(
            """
            INSERT INTO integration_repository (integration_id, repository_id, excluded, listed_in)
            SELECT ?, id, ?, ? FROM repository WHERE id BETWEEN ? AND ?
            """, in: database)
        link.bind(integration)
        link.bind(excluded)
        link.bind(exchange)
        link.bind(first)
        link.bind(last)
        try link.run(in: database)
    }
}
