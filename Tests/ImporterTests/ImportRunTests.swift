// An import into a real snapshot file: order, isolation of trouble, and how it ends.

import Forges
import Foundation
import Importer
import Inventory
import Snapshots
import Synchronization
import Testing

/// A source that plays back observations, or fails.
private struct Played: InventorySource {
    var observations: [Observation] = []
    var failure: (any Error)?

    func read(into sink: @escaping ObservationSink) async throws {
        for observation in observations { try await sink(observation) }
        if let failure { throw failure }
    }
}

@Suite struct ImportRunTests {
    private struct Trouble: Error {}

    private static let forge = Forge(kind: .gitlab, apiURL: "https://gitlab.test/api/v4")

    private static func exchange(_ id: Int64) -> Observation {
        .exchange(
            Exchange(
                id: id, integration: nil, fact: .projects, method: "GET", path: "/\(id)", status: 200, requestID: nil,
                serverDate: nil, bytes: 0, bodySHA256: nil, attempts: 1, failure: nil))
    }

    private static func repositories(_ ids: ClosedRange<Int64>, _ exchange: Int64) -> Observation {
        .repositories(
            ids.map {
                Repository(
                    id: $0, path: "u/\($0)", defaultBranch: nil, visibility: nil, archived: nil, disabled: nil,
                    empty: nil,
                    pendingDeletionOn: nil, namespacePath: "u", inUserNamespace: true, webURL: nil)
            }, listedIn: exchange)
    }

    /// Runs sources by integration and hands the finished snapshot to `body`.
    private func run(
        _ sources: [String: any InventorySource], concurrency: Int = 2,
        progress: @escaping @Sendable (ImportProgress) -> Void = { _ in },
        _ body: (Snapshot) throws -> Void
    ) async throws {
        let url = FileManager.default.temporaryDirectory.appending(
            path: "forgeaudit-import-\(UUID().uuidString).sqlite")
        defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: url.path + suffix) } }
        let names = sources.keys.sorted()
        let writer = try SnapshotWriter(
            creating: url,
            plan: RunPlan(
                toolVersion: "1", configPath: "c", configSHA256: "00", startedAt: Date(timeIntervalSince1970: 0),
                organizations: [], users: [], apps: [],
                integrations: names.map {
                    IntegrationPlan(
                        integration: Integration(id: $0, forge: Self.forge, owner: .user("u"), addedBy: nil),
                        connection: .token(fingerprint: $0), rebuildHookURL: nil, expect: [], exclude: [])
                }))
        let tasks = names.map { name in
            ImportPlan.IntegrationTask(id: name, app: nil) { _ in sources[name] ?? Played() }
        }
        try await ImportRun(
            plan: ImportPlan(apps: [], integrations: tasks), writer: writer, concurrency: concurrency,
            progress: progress
        ).run()
        try await writer.finish(at: Date(timeIntervalSince1970: 60))
        let snapshot = try Snapshot.read(url)
        defer { try? snapshot.close() }
        try body(snapshot)
    }

    @Test("Many observations sent side by side arrive whole, each after what it rests on")
    func order() async throws {
        struct Crowd: InventorySource {
            func read(into sink: @escaping ObservationSink) async throws {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for page in Int64(0)..<50 {
                        group.addTask {
                            for extra in Int64(0)..<5 { try await sink(ImportRunTests.exchange(page * 10 + extra + 1)) }
                            try await sink(
                                ImportRunTests.repositories((page * 10 + 1)...(page * 10 + 10), page * 10 + 1))
                        }
                    }
                    try await group.waitForAll()
                }
                try await sink(.ended(.complete, doubt: nil))
            }
        }
        let advanced = Mutex<[Int]>([])
        try await run(
            ["one": Crowd()],
            progress: { event in
                if case .advanced(_, let repositories, _) = event { advanced.withLock { $0.append(repositories) } }
            }
        ) { snapshot in
            let record = try #require(try snapshot.integrations().first)
            #expect(record.importState == .complete && record.repositories == 500 && record.requests == 250)
        }
        let counts = advanced.withLock { $0 }
        #expect(counts == counts.sorted() && counts.last == 500)
    }

    @Test("A listing that is read again is counted once in the end")
    func readAgain() async throws {
        let proof = ListingProof(
            fact: .projects, pages: 1, received: 3, distinct: 3, announced: 3, exhausted: true, doubt: nil)
        let maintained = ListingProof(
            fact: .maintainerProjects, pages: 1, received: 1, distinct: 1, announced: nil, exhausted: true, doubt: nil)
        let ended = Mutex<[Int]>([])
        try await run(
            [
                "a": Played(observations: [
                    Self.exchange(1), Self.repositories(1...3, 1), Self.exchange(2), Self.repositories(1...3, 2),
                    .listing(proof), .listing(maintained), .ended(.complete, doubt: nil),
                ])
            ],
            progress: { event in
                if case .ended(_, _, _, let repositories, _) = event { ended.withLock { $0.append(repositories) } }
            }
        ) { snapshot in
            let record = try #require(try snapshot.integrations().first)
            #expect(record.repositories == 3)
        }
        #expect(ended.withLock { $0 } == [3])
    }

    @Test("Every integration starts and ends once, whatever the number side by side", arguments: [0, 1, 3, 50])
    func everyOne(concurrency: Int) async throws {
        let events = Mutex<[String]>([])
        let names = (0..<10).map { "i\($0)" }
        let sources: [String: any InventorySource] = Dictionary(
            uniqueKeysWithValues: names.enumerated().map { number, name in
                (name, Played(observations: [Self.exchange(Int64(number + 1)), .ended(.complete, doubt: nil)]))
            })
        try await run(
            sources, concurrency: concurrency,
            progress: { event in
                switch event {
                case .started(let integration): events.withLock { $0.append("+\(integration)") }
                case .ended(let integration, _, _, _, _): events.withLock { $0.append("-\(integration)") }
                case .advanced: break
                }
            }
        ) { snapshot in
            let complete = try snapshot.run().complete
            #expect(complete)
        }
        #expect(events.withLock { $0.sorted() } == (names.map { "+\($0)" } + names.map { "-\($0)" }).sorted())
    }

    @Test("An integration that is proven to reach nothing leaves the run whole")
    func blocked() async throws {
        try await run([
            "a": Played(observations: [Self.exchange(1), .ended(.blocked, doubt: "suspended")]),
            "b": Played(observations: [Self.exchange(2), .ended(.complete, doubt: nil)]),
        ]) { snapshot in
            let complete = try snapshot.run().complete
            #expect(complete)
        }
    }

    @Test("An integration that isn't complete leaves the run incomplete and costs the others nothing")
    func isolated() async throws {
        try await run([
            "a": Played(observations: [
                Self.exchange(1), Self.repositories(1...3, 1), .ended(.incomplete, doubt: "why"),
            ]),
            "b": Played(observations: [Self.exchange(2), Self.repositories(1...3, 2), .ended(.complete, doubt: nil)]),
            "c": Played(),
        ]) { snapshot in
            #expect(try !snapshot.run().complete)
            let states = Dictionary(uniqueKeysWithValues: try snapshot.integrations().map { ($0.name, $0.importState) })
            #expect(states == ["a": .incomplete, "b": .complete, "c": nil])
        }
    }

    @Test("What a source throws ends the run")
    func thrown() async throws {
        await #expect(throws: Trouble.self) {
            try await run(["a": Played(failure: Trouble()), "b": Played(observations: [.ended(.complete, doubt: nil)])])
            { _ in }
        }
    }
}
