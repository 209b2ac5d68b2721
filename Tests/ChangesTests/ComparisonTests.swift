// Every kind of change between two snapshots.

import Changes
import Foundation
import Inventory
import Snapshots
import TestSupport
import Testing

struct ComparisonTests {
    private typealias Project = SmallNight.Project
    private typealias Member = SmallNight.Member

    /// Publishes the nights in their order and compares the last two.
    private func compare<Value>(_ nights: SmallNight..., body: (Comparison, [Change]) throws -> Value) async throws
        -> Value
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "changes-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var files: [URL] = []
        for night in nights { files.append(try await night.publish(in: SnapshotDirectory(folder)).file) }
        let (earlier, later) = (try Snapshot.read(files[files.count - 2]), try Snapshot.read(files[files.count - 1]))
        defer {
            try? earlier.close()
            try? later.close()
        }
        let comparison = try Comparison(from: earlier, to: later)
        var changes: [Change] = []
        try comparison.forEachChange { changes.append($0) }
        return try body(comparison, changes)
    }

    private func lines(_ nights: SmallNight, _ later: SmallNight) async throws -> [String] {
        try await compare(nights, later) { _, changes in changes.map(line) }
    }

    private func line(_ change: Change) -> String {
        switch change {
        case .finding(let change):
            let unverifiable = change.isNewlyUnverifiable ? " unverifiable" : ""
            let open = change.isNewlyOpen(at: .medium) ? " open" : ""
            let absence = change.absence.map { " \($0.rawValue)" } ?? ""
            return "\(change.kind.rawValue) \(change.finding?.fingerprint ?? "")\(unverifiable)\(open)\(absence)"
        case .repository(let change):
            return "\(change.kind.rawValue) \(change.integration) \(change.path)"
                + (change.earlierPath.map { " was \($0)" } ?? "")
        case .credential(let change):
            return "\(change.kind.rawValue) \(change.integration) \(change.subject.rawValue) \(change.name) "
                + "\(change.before?.description ?? "-") \(change.after?.description ?? "-")"
        case .integration(let change):
            return "\(change.kind.rawValue) \(change.integration) \(change.before?.rawValue ?? "-") "
                + "\(change.after?.rawValue ?? "-")"
        }
    }

    @Test("Nothing changed where two nights saw the same")
    func same() async throws {
        let members = [Member("lab", [Project(1, "acme/web")]), Member("hub", permissions: ["contents": .read])]
        let night = SmallNight(0, members, findings: [SmallNight.finding("1")])
        var next = night
        next.day = 1
        #expect(try await lines(night, next) == [])
    }

    @Test("Repositories are gained, lost, renamed, archived, unarchived, and their access is lowered and raised")
    func repositories() async throws {
        let before = [
            Project(1, "acme/lost"), Project(2, "acme/old"), Project(3, "acme/a"), Project(4, "acme/b", archived: true),
            Project(5, "acme/c"), Project(6, "acme/d", access: .below), Project(7, "acme/e", access: nil),
        ]
        let after = [
            Project(2, "acme/new"), Project(3, "acme/a", archived: true), Project(4, "acme/b"),
            Project(5, "acme/c", access: .below), Project(6, "acme/d"), Project(7, "acme/e"), Project(8, "acme/gained"),
        ]
        let changes = try await lines(SmallNight(0, [Member("lab", before)]), SmallNight(1, [Member("lab", after)]))
        #expect(
            changes == [
                "lost lab acme/lost", "renamed lab acme/new was acme/old", "archived lab acme/a",
                "unarchived lab acme/b", "access-lowered lab acme/c", "access-raised lab acme/d",
                "gained lab acme/gained",
            ])
    }

    @Test("What an open import doesn't show isn't lost but not seen")
    func notSeen() async throws {
        var later = SmallNight(1, [Member("lab", [Project(1, "acme/web")])])
        later.members[0].state = .incomplete
        let changes = try await compare(
            SmallNight(0, [Member("lab", [Project(1, "acme/web"), Project(2, "acme/api")])]), later
        ) { comparison, changes in
            #expect(comparison.notes.contains { $0.contains("the import of lab isn't proven complete") })
            return changes.map(line)
        }
        #expect(changes == ["import-state lab complete incomplete", "not-seen lab acme/api"])
    }

    @Test("Permissions and scopes are widened and narrowed; another installation is no comparison")
    func credentials() async throws {
        var before = SmallNight(
            0, [Member("hub", permissions: ["a": .read, "b": .write, "c": .read, "d": .admin]), Member("lab")])
        before.members[1].scopes = ["api", "sudo"]
        var after = SmallNight(
            1, [Member("hub", permissions: ["a": .write, "b": .read, "d": .admin, "e": .read]), Member("lab")])
        after.members[1].scopes = ["api", "read_registry"]
        #expect(
            try await lines(before, after) == [
                "widened hub permission a read write", "narrowed hub permission b write read",
                "narrowed hub permission c read -", "widened hub permission e - read",
                "widened lab scope read_registry - -", "narrowed lab scope sudo - -",
            ])
        after.members[0].installation = 100
        #expect(try await lines(before, after).filter { $0.contains("hub") } == [])
    }

    @Test("Integrations are added and removed; one that changed its owner is another one")
    func integrations() async throws {
        let before = SmallNight(0, [Member("lab"), Member("old"), Member("other")])
        var after = SmallNight(1, [Member("lab"), Member("new"), Member("other")])
        after.members[2].owner = .user("dave")
        #expect(
            try await lines(before, after) == [
                "added new - complete", "removed old complete -", "removed other complete -", "added other - complete",
            ])
    }

    @Test("Findings are new, changed in severity, verdict or waiver, and newly unverifiable")
    func findings() async throws {
        let before = SmallNight(
            0, [Member("lab", [Project(1, "acme/web")])],
            findings: [
                SmallNight.finding("a"), SmallNight.finding("b"), SmallNight.finding("c"),
                SmallNight.finding("d", severity: .low), SmallNight.finding("e", waived: true),
            ])
        let after = SmallNight(
            1, [Member("lab", [Project(1, "acme/web")])],
            findings: [
                SmallNight.finding("a"), SmallNight.finding("b", fail: false), SmallNight.finding("c", waived: true),
                SmallNight.finding("d", severity: .high), SmallNight.finding("e"), SmallNight.finding("f"),
                SmallNight.finding("g", fail: false), SmallNight.finding("h", severity: .low),
            ])
        #expect(
            try await lines(before, after) == [
                "changed b unverifiable", "changed c", "changed d open", "changed e open", "new f open",
                "new g unverifiable", "new h",
            ])
    }

    @Test("A resolved finding says what became of it")
    func resolved() async throws {
        let before = SmallNight(
            0,
            [Member("lab", [Project(1, "acme/web"), Project(2, "acme/gone"), Project(3, "acme/out")]), Member("old")],
            findings: [
                SmallNight.finding("a"), SmallNight.finding("b", "acme/gone", id: 2),
                SmallNight.finding("c", in: "old"),
                SmallNight.finding("d", rule: "b-rule"), SmallNight.finding("e", "acme/out", id: 3),
                SmallNight.finding("f", rule: "removed-rule"),
            ])
        var after = SmallNight(1, [Member("lab", [Project(1, "acme/web"), Project(3, "acme/out")])])
        after.members[0].exclude = ["acme/out"]
        after.rulesOff = ["b-rule"]
        #expect(
            try await lines(before, after).filter { $0.hasPrefix("resolved") } == [
                "resolved a judged", "resolved b not-reached", "resolved c integration-removed", "resolved d rule-off",
                "resolved e excluded", "resolved f rule-off",
            ])
    }

    @Test("A finding that was resolved and is back is reopened, with the night it was last seen")
    func reopened() async throws {
        let members = [Member("lab", [Project(1, "acme/web")])]
        let first = SmallNight(0, members, findings: [SmallNight.finding("a")])
        let change = try await compare(
            first, SmallNight(1, members), SmallNight(2, members),
            SmallNight(3, members, findings: [SmallNight.finding("a"), SmallNight.finding("b")])
        ) { _, changes in
            #expect(changes.map(line) == ["reopened a open", "new b open"])
            return changes.first
        }
        guard case .finding(let finding)? = change else { return }
        #expect(finding.lastSeen == "2026-11-22T02:10:00Z")
    }

    @Test("Another rule set and another policy are named, and so is an audit that isn't there")
    func notes() async throws {
        let before = SmallNight(0, [Member("lab")], findings: [SmallNight.finding("a")])
        var after = before
        after.day = 1
        try await compare(before, after) { comparison, _ in #expect(comparison.notes == []) }
        after.rulesDigest = "r2"
        after.policyDigest = "p2"
        try await compare(before, after) { comparison, _ in
            #expect(comparison.notes.map { $0.prefix(10) } == ["The rule s", "The policy"])
        }
        after.audited = false
        try await compare(before, after) { comparison, changes in
            #expect(comparison.notes.first?.hasPrefix("Findings aren't compared") == true)
            #expect(changes.isEmpty)
        }
    }

    @Test("Snapshots of different platforms are refused with their names")
    func platforms() async throws {
        var other = SmallNight(1, [Member("lab", [Project(1, "acme/web")])])
        other.members[0].owner = .organization("umbrella")
        let error = await #expect(throws: ChangesError.self) {
            try await compare(SmallNight(0, [Member("lab")]), other) { _, _ in }
        }
        #expect(error?.code == .otherPlatform)
        #expect(error?.message.contains("snapshot-2026-11-22T020000Z.sqlite and snapshot-2026-11-23T020000Z") == true)
    }

    @Test("The diff of a snapshot with its baseline is what the snapshot says itself")
    func agrees() async throws {
        let before = SmallNight(
            0,
            [
                Member("lab", [Project(1, "acme/web"), Project(2, "acme/x"), Project(3, "acme/y", access: .below)]),
                Member("hub", permissions: ["a": .read, "b": .write]), Member("old"),
            ], findings: [SmallNight.finding("a"), SmallNight.finding("b"), SmallNight.finding("c", severity: .low)])
        var after = SmallNight(
            1,
            [
                Member("lab", [Project(1, "acme/site", archived: true), Project(3, "acme/y"), Project(4, "acme/z")]),
                Member("hub", permissions: ["a": .write]), Member("new"),
            ], findings: [SmallNight.finding("b", fail: false), SmallNight.finding("c"), SmallNight.finding("d")])
        after.members[0].scopes = ["api", "sudo"]
        try await compare(before, after) { comparison, changes in
            var counts: [String: Int] = [:]
            for change in changes {
                switch change {
                case .finding(let change):
                    counts[change.kind.rawValue, default: 0] += 1
                    if change.isNewlyUnverifiable { counts["newly_unverifiable", default: 0] += 1 }
                case .repository(let change):
                    let access = change.kind == .accessLowered || change.kind == .accessRaised
                    let name = change.kind.rawValue.replacing("-", with: "_")
                    counts[access ? name : "repository_\(name)", default: 0] += 1
                case .credential(let change): counts["permission_\(change.kind.rawValue)", default: 0] += 1
                case .integration(let change): counts["integration_\(change.kind.rawValue)", default: 0] += 1
                }
            }
            let own = try comparison.later.baselineChanges(limit: 5)
            #expect(counts == Dictionary(uniqueKeysWithValues: own.map { ($0.kind.rawValue, $0.count) }))
            #expect(counts.count >= 12)
            #expect(own.first { $0.kind == .repositoryRenamed }?.examples.first?.detail == "was acme/web")
        }
    }
}
