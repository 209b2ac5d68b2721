// The commands that work on a snapshot: the same as `run` in three steps, and judging anew.
import Foundation
import Inventory
import Snapshots
import TestSupport
import Testing

@Suite("Snapshots on the command line", .timeLimit(.minutes(15)))
struct SnapshotCommandTests {
    @Test("import, audit and report give the same reports as run")
    func steps() async throws {
        let demo = try await Demo.first
        try await Scratch.use { scratch in
            try demo.publishYesterday(in: scratch)
            try await ForgeProcess.use(in: scratch) { forge in
                let imported = try await scratch.forgeaudit("import", port: forge.port)
                #expect(imported.status == 0)
                #expect(try scratch.contents(of: scratch.reports) == [:])
            }
            let audited = try await scratch.forgeaudit("audit", "-c", Scratch.demoConfig)
            let reported = try await scratch.forgeaudit("report", "-c", Scratch.demoConfig)
            #expect(audited.status == 1)
            #expect(audited.output == demo.run.output)
            #expect(reported.status == 1)
            #expect(reported.output == demo.run.output)
            for (name, data) in try scratch.contents(of: scratch.reports) {
                let same = data == demo.reports[name]
                #expect(same, "\(name) differs from the one that `run` wrote")
            }
        }
    }

    @Test("auditing again changes nothing, and a later day changes what depends on dates alone")
    func asOf() async throws {
        let demo = try await Demo.first
        try await Scratch.use { scratch in
            let file = try demo.publish(in: scratch)
            #expect(try await scratch.forgeaudit("audit", "-c", Scratch.demoConfig).status == 1)
            let again = try Demo.Verdicts(file)
            #expect(again.counts == demo.verdicts.counts)
            #expect(again.findings == demo.verdicts.findings)
            let later = try await scratch.forgeaudit("audit", "-c", Scratch.demoConfig, "--as-of", "2027-02-01")
            #expect(later.status == 1)
            let verdicts = try Demo.Verdicts(file)
            #expect(changes(from: demo.verdicts.counts, to: verdicts.counts) == Self.laterChanges)
            #expect(verdicts.waivers.filter(\.expired).map(\.waiver.id).sorted() == ["W-3", "W-7"])
            #expect(verdicts.waivers.first { $0.waiver.id == "W-7" }?.matches == 3)
            #expect(try Snapshot.read(file).audit().asOf == Date(timeIntervalSince1970: 1_801_440_000))
        }
    }

    @Test("verify says yes to what was published, and names the table in which one byte was changed")
    func verify() async throws {
        let demo = try await Demo.first
        try await Scratch.use { scratch in
            let file = try demo.publish(in: scratch)
            let whole = try await scratch.forgeaudit("snapshot", "verify", "-c", Scratch.demoConfig)
            #expect(whole.status == 0 && whole.output.contains("the findings follow from the observations"))
            let listed = try await scratch.forgeaudit("snapshot", "list", "-c", Scratch.demoConfig)
            #expect(listed.status == 0 && listed.output.contains(file.lastPathComponent))
            // The byte as it stands in the file, whatever SQLite would say to an UPDATE.
            var bytes = try Data(contentsOf: file)
            let place = try #require(bytes.range(of: Data("old-storefront".utf8)))
            bytes[place.lowerBound] = UInt8(ascii: "b")
            let changed = scratch.root.appending(path: "changed.sqlite")
            try bytes.write(to: changed)
            let verified = try await scratch.forgeaudit("snapshot", "verify", changed.path)
            #expect(verified.status == 1, "\(verified.text)")
            #expect(verified.output.contains("changed: repository: "), "\(verified.text)")
            #expect(try await scratch.forgeaudit("snapshot", "verify", "nothing.sqlite").status == 2)
        }
    }

    @Test("Naming the link to the latest snapshot audits a copy as well, never the published file itself")
    func linked() async throws {
        let demo = try await Demo.first
        try await Scratch.use { scratch in
            let file = try demo.publish(in: scratch)
            let reader = try FileHandle(forReadingFrom: file)
            let before = try reader.readToEnd()
            let link = scratch.snapshots.appending(path: "latest.sqlite").path
            let audited = try await scratch.forgeaudit(
                "audit", "-c", Scratch.demoConfig, "--snapshot", link, "--as-of", "2027-02-01")
            #expect(audited.status == 1)
            try reader.seek(toOffset: 0)
            let same = try reader.readToEnd() == before
            #expect(same, "whoever has the earlier file open sees it change")
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file.lastPathComponent)
            #expect(try Snapshot.read(file).audit().asOf == Date(timeIntervalSince1970: 1_801_440_000))
        }
    }

    /// What 2027-02-01 brings: dave's token has 27 days left, the administrator's has expired, the event bus's pause is
    /// over, and W-7 no longer covers the legacy projects.
    private static let laterChanges = [
        "acme-gitlab rebuild-hook-disabled fail 3 -> 2", "acme-gitlab rebuild-hook-disabled pass 129 -> 130",
        "acme-gitlab rebuild-hook-missing unverified 3 -> 6", "acme-gitlab rebuild-hook-missing waived 3 -> 0",
        "app/hub github-app-webhook-deliveries-failing pass 1 -> 0",
        "app/hub github-app-webhook-deliveries-failing unverified 0 -> 1",
        "dave-gitlab gitlab-token-expires-soon fail 0 -> 1", "dave-gitlab gitlab-token-expires-soon pass 1 -> 0",
        "dave-gitlab-backup gitlab-token-expires-soon fail 0 -> 1",
        "dave-gitlab-backup gitlab-token-expires-soon pass 1 -> 0",
        "globex-gitlab-operations gitlab-token-rejected fail 0 -> 1",
        "globex-gitlab-operations gitlab-token-rejected pass 1 -> 0",
    ]

    private func changes(from before: [VerdictCount], to after: [VerdictCount]) -> [String] {
        func numbers(_ counts: [VerdictCount]) -> [String: Int] {
            Dictionary(
                counts.map { ("\($0.home.text) \($0.rule) \($0.outcome.rawValue)", $0.subjects) },
                uniquingKeysWith: +)
        }
        let (old, new) = (numbers(before), numbers(after))
        return Set(old.keys).union(new.keys).sorted().compactMap { key in
            let (was, now) = (old[key] ?? 0, new[key] ?? 0)
            return was == now ? nil : "\(key) \(was) -> \(now)"
        }
    }
}
