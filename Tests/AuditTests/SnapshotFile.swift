// A real snapshot file with two GitLab integrations, written observation by observation.

import Foundation
import Inventory
import Snapshots

/// Removed with the last reference to it.
final class SnapshotFile: Sendable {
    static let started = Date(timeIntervalSince1970: 1_795_312_800)
    static let finished = Date(timeIntervalSince1970: 1_795_313_400)
    static let hook = "https://hub.example.com/hooks/gitlab"
    static let forge = Forge(kind: .gitlab, apiURL: "https://gitlab.test/api/v4")

    let url: URL

    init() {
        url = FileManager.default.temporaryDirectory.appending(path: "forgeaudit-audit-\(UUID().uuidString).sqlite")
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes `observations` by integration; every integration of the plan is there, observed or not.
    func write(_ observations: [String: [Observation]]) async throws {
        try? FileManager.default.removeItem(at: url)
        let plan = RunPlan(
            toolVersion: "1", configPath: "c.yaml", configSHA256: "00", startedAt: Self.started,
            organizations: [PlatformOrganization(name: "acme", members: ["alice": .owner])], users: [], apps: [],
            integrations: ["one", "two"].map { id in
                IntegrationPlan(
                    integration: Integration(id: id, forge: Self.forge, owner: .organization("acme"), addedBy: "alice"),
                    connection: .token(fingerprint: id), rebuildHookURL: Self.hook, expect: [], exclude: [])
            })
        let writer = try SnapshotWriter(creating: url, plan: plan)
        for (integration, list) in observations.sorted(by: { $0.key < $1.key }) {
            try await writer.write(list, of: integration)
        }
        try await writer.finish(at: Self.finished)
    }

    func edited<Result>(_ body: (Snapshot) throws -> Result) throws -> Result {
        let snapshot = try Snapshot.edit(url)
        defer { try? snapshot.close() }
        return try body(snapshot)
    }
}

extension [Observation] {
    /// A sound import of the named projects, all at Maintainer; exchanges are numbered from `base`.
    static func sound(
        _ projects: [(id: Int64, path: String)], base: Int64, hooks: Observed<[Webhook]>? = nil,
        access: Observed<MaintainerAccess>? = nil
    ) -> [Observation] {
        let facts: [Fact] = [.token, .tokenUser, .projects, .maintainerProjects, .projectHooks]
        var list: [Observation] = facts.enumerated().map { offset, fact in
            .exchange(
                Exchange(
                    id: base + Int64(offset), integration: nil, fact: fact, method: "GET", path: "/\(fact.rawValue)",
                    status: 200, requestID: "r\(base + Int64(offset))", serverDate: nil, bytes: 2, bodySHA256: "aa",
                    attempts: 1, failure: nil))
        }
        let token = AccessToken(
            id: base, name: "t", scopes: ["api"], granular: false, active: true, revoked: false, createdAt: nil,
            expiresOn: CalendarDay("2026-12-01"), expiryKnown: true, lastUsedAt: SnapshotFile.started,
            lastUseKnown: true, userID: 1)
        list.append(.token(.known(.accepted(token), base)))
        list.append(
            .tokenUser(
                .known(
                    TokenUser(id: 1, username: "u", state: "active", isAdministrator: false, bot: nil, webURL: nil),
                    base + 1)))
        let rows = projects.map { id, path in
            Repository(
                id: id, path: path, defaultBranch: "main", visibility: "private", archived: false, disabled: nil,
                empty: false, pendingDeletionOn: nil, namespacePath: "u", inUserNamespace: true, webURL: nil)
        }
        list.append(.repositories(rows, listedIn: base + 2))
        list.append(
            .access(rows.map { RepositoryAccess(repository: $0.id, access: access ?? .known(.held, base + 3)) }))
        for row in rows { list.append(.hooks(repository: row.id, hooks ?? .known([], base + 4))) }
        for fact in [Fact.projects, .maintainerProjects] {
            list.append(
                .listing(
                    ListingProof(
                        fact: fact, pages: 1, received: rows.count, distinct: rows.count, announced: nil,
                        exhausted: true,
                        doubt: nil)))
        }
        return list + [.ended(.complete, doubt: nil)]
    }
}
