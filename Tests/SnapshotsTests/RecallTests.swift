// What a snapshot keeps of the ones before it.

import Foundation
import GRDB
import Inventory
import Snapshots
import TestSupport
import Testing

struct RecallTests {
    private static let web = SmallNight.Project(1, "acme/web")

    private func directory() throws -> (folder: TestFolder, snapshots: SnapshotDirectory) {
        let folder = try TestFolder()
        return (folder, SnapshotDirectory(folder.file("snapshots")))
    }

    private func reading<Value>(_ file: URL, _ body: (Snapshot) throws -> Value) throws -> Value {
        let snapshot = try Snapshot.read(file)
        defer { try? snapshot.close() }
        return try body(snapshot)
    }

    private func fates(_ file: URL) throws -> [String: String] {
        try reading(file) { snapshot in
            var fates: [String: String] = [:]
            let copy = try Snapshot.edit(snapshot.file)
            defer { try? copy.close() }
            try copy.replaceAudit { session in
                try session.forEachSubject { subject in
                    guard case .baselineRepository(let past) = subject else { return }
                    switch past.fate {
                    case .known(let fate, _): fates[past.path] = "\(fate)"
                    case .unreadable(let reason): fates[past.path] = "unreadable: \(reason.fact.rawValue)"
                    }
                }
            }
            return fates
        }
    }

    @Test("The first snapshot has no baseline, and its history is its own line")
    func first() async throws {
        let (_, snapshots) = try directory()
        let (file, doubts) = try await SmallNight(0, [.init("lab", [Self.web])]).publish(in: snapshots)
        #expect(doubts == [])
        #expect(try reading(file) { try $0.baseline() } == .none)
        #expect(try reading(file) { try $0.history() }.map(\.startedAt) == [SmallNight.start(0)])
        #expect(try reading(file) { try $0.past(of: "x") } == nil)
        #expect(try fates(file) == ["*": "noBaseline"])
    }

    @Test("The history holds every run once, oldest first, with its numbers")
    func history() async throws {
        let (_, snapshots) = try directory()
        var night = SmallNight(0, [.init("lab", [Self.web])])
        try await night.publish(in: snapshots)
        night.day = 1
        night.findings = [SmallNight.finding("1"), SmallNight.finding("2", fail: false)]
        try await night.publish(in: snapshots)
        night.day = 2
        night.findings = [SmallNight.finding("2", waived: true)]
        let (file, _) = try await night.publish(in: snapshots)
        let lines = try reading(file) { try $0.history() }
        #expect(lines.map(\.startedAt) == (0...2).map(SmallNight.start))
        #expect(lines.map(\.openFails) == [0, 1, 0])
        #expect(lines.map { $0.fails[.high] ?? -1 } == [0, 1, 0])
        #expect(lines.map(\.unverified) == [0, 1, 0])
        #expect(lines.map(\.waived) == [0, 0, 1])
        #expect(lines.map(\.coveragePercent) == [0, 50, 100])
        #expect(lines.map(\.repositories) == [1, 1, 1])
        #expect(lines.map(\.requests) == [1, 1, 1])
        #expect(lines.allSatisfy { $0.complete && $0.audited && $0.rulesSHA256 == "r1" })
        #expect(Set(lines.map(\.contentSHA256)).count == 1, "three nights saw the same")
    }

    @Test("A run that was interrupted and taken up again appears once, with the same memory")
    func interrupted() async throws {
        let (_, snapshots) = try directory()
        try await SmallNight(0, [.init("lab", [Self.web])], findings: [SmallNight.finding("1")]).publish(in: snapshots)
        var night = SmallNight(1, [.init("lab", [])])
        try await night.interrupt(in: snapshots)
        let (file, _) = try await night.resume(in: snapshots)
        #expect(try reading(file) { try $0.history() }.map(\.startedAt) == [0, 1].map(SmallNight.start))
        #expect(try fates(file) == ["acme/web": "gone"])
        night.day = 2
        let (next, _) = try await night.publish(in: snapshots)
        #expect(try reading(next) { try $0.history() }.map(\.startedAt) == (0...2).map(SmallNight.start))
    }

    @Test("The baseline is the newest snapshot whose imports are complete or blocked, not the newest")
    func whole() async throws {
        let (_, snapshots) = try directory()
        var night = SmallNight(0, [.init("lab", [Self.web]), .init("hub", permissions: [:])])
        night.members[1].state = .blocked
        let (whole, _) = try await night.publish(in: snapshots)
        night.day = 1
        night.members[0].state = .incomplete
        night.members[0].projects = []
        let (open, _) = try await night.publish(in: snapshots)
        night.day = 2
        night.members[0].state = .complete
        let (file, _) = try await night.publish(in: snapshots)
        let baseline = try reading(file) { try $0.baseline().found }
        #expect(baseline?.file == whole.lastPathComponent)
        #expect(baseline?.finishedAt == SmallNight.start(0).addingTimeInterval(600))
        #expect(try reading(file) { try $0.history() }.count == 3)
        #expect(try fates(file) == ["acme/web": "gone"])
        #expect(try fates(open) == ["acme/web": "unreadable: projects"])
    }

    @Test("A rename is no loss, an exclusion excuses, and what an open import lacks isn't called gone")
    func fates() async throws {
        let (_, snapshots) = try directory()
        let projects = [Self.web, .init(2, "acme/old"), .init(3, "acme/gone"), .init(4, "acme/kept")]
        try await SmallNight(0, [.init("lab", projects)]).publish(in: snapshots)
        var night = SmallNight(1, [.init("lab", [.init(1, "acme/site"), .init(4, "acme/kept"), .init(5, "acme/new")])])
        night.members[0].exclude = ["acme/old"]
        let (file, _) = try await night.publish(in: snapshots)
        #expect(
            try fates(file) == [
                "acme/web": "reached", "acme/old": "excluded", "acme/gone": "gone", "acme/kept": "reached",
            ])
    }

    @Test("A snapshot that can't be read is named; an older one takes its place where there is one")
    func unreadable() async throws {
        let (_, snapshots) = try directory()
        var night = SmallNight(0, [.init("lab", [Self.web])])
        let (old, _) = try await night.publish(in: snapshots)
        night.day = 1
        let (bad, _) = try await night.publish(in: snapshots)
        try Data("no database".utf8).write(to: bad)
        night.day = 2
        let (file, doubts) = try await night.publish(in: snapshots)
        #expect(doubts.count == 1 && doubts.first?.hasPrefix("\(bad.lastPathComponent) can't be read: ") == true)
        let baseline = try reading(file) { try $0.baseline().found }
        #expect(baseline?.file == old.lastPathComponent)
        #expect(baseline?.doubt == doubts.first)
        #expect(try reading(file) { try $0.history() }.map(\.startedAt) == [0, 2].map(SmallNight.start))
        try Data("no database".utf8).write(to: old)
        try Data("no database".utf8).write(to: file)
        night.day = 3
        let (last, all) = try await night.publish(in: snapshots)
        #expect(all.count == 3)
        guard case .unreadable(let reason) = try reading(last, { try $0.baseline() }) else {
            Issue.record("there is nothing to compare with")
            return
        }
        #expect(reason.contains("can't be read"))
        #expect(try fates(last) == ["*": "unreadable: baseline"])
    }

    @Test("A snapshot that was changed after it was published is no baseline, and the next run says so")
    func changed() async throws {
        let (_, snapshots) = try directory()
        var night = SmallNight(0, [.init("lab", [Self.web])])
        let (old, _) = try await night.publish(in: snapshots)
        let queue = try DatabaseQueue(path: old.path)
        try await queue.write { try $0.execute(sql: "UPDATE repository SET path = path || '-2'") }
        try queue.close()
        night.day = 1
        let (file, doubts) = try await night.publish(in: snapshots)
        #expect(doubts.first?.contains("it was changed after it was published (repository: ") == true)
        #expect(try reading(file) { try $0.baseline().found } == nil)
    }

    @Test("A file that is damaged in its middle leaves nothing of itself behind")
    func damagedMiddle() async throws {
        let (_, snapshots) = try directory()
        let projects = (1...3_000).map { SmallNight.Project($0, "acme/project-\($0)") }
        let (bad, _) = try await SmallNight(0, [.init("lab", projects)]).publish(in: snapshots)
        var bytes = try Data(contentsOf: bad)
        for page in stride(from: 4_096 * 40, to: bytes.count - 4_096 * 20, by: 4_096) {
            bytes.replaceSubrange(page..<page + 64, with: Data(repeating: 0xFF, count: 64))
        }
        try bytes.write(to: bad)
        let (file, doubts) = try await SmallNight(1, [.init("lab", [Self.web])]).publish(in: snapshots)
        #expect(doubts.count == 1)
        #expect(try fates(file) == ["*": "unreadable: baseline"])
    }

    @Test("A snapshot of another platform, or of a later day, is none of its business")
    func foreign() async throws {
        let (_, snapshots) = try directory()
        var night = SmallNight(0, [.init("lab", [Self.web])])
        night.members[0].owner = .organization("umbrella")
        try await night.publish(in: snapshots)
        night.members[0].owner = .organization("acme")
        night.day = 5
        try await night.publish(in: snapshots)
        night.day = 1
        let (file, doubts) = try await night.publish(in: snapshots)
        #expect(doubts == [])
        #expect(try reading(file) { try $0.baseline() } == .none)
        #expect(try reading(file) { try $0.history() }.count == 1)
    }

    @Test("A finding's past: new, known since its first night, reopened after it was resolved")
    func past() async throws {
        let (_, snapshots) = try directory()
        var night = SmallNight(0, [.init("lab", [Self.web])], findings: [SmallNight.finding("a")])
        try await night.publish(in: snapshots)
        night.day = 1
        night.findings.append(SmallNight.finding("b"))
        try await night.publish(in: snapshots)
        night.day = 2
        night.findings = [SmallNight.finding("b")]
        try await night.publish(in: snapshots)
        night.day = 3
        night.findings = [SmallNight.finding("a"), SmallNight.finding("b"), SmallNight.finding("c")]
        let (file, _) = try await night.publish(in: snapshots)
        let end = { (day: Int) in SmallNight.start(day).addingTimeInterval(600) }
        #expect(try reading(file) { try $0.past(of: "a") } == .reopened(end(1)))
        #expect(try reading(file) { try $0.past(of: "b") } == .known(end(1)))
        #expect(try reading(file) { try $0.past(of: "c") } == .new)
        night.day = 500
        night.findings = []
        try await night.publish(in: snapshots)
        night.day = 1_000
        night.findings = [SmallNight.finding("a")]
        let (late, _) = try await night.publish(in: snapshots)
        #expect(try reading(late) { try $0.past(of: "a") } == .new, "forgotten after 400 days")
    }

    @Test("The digest over what was seen doesn't depend on what came before")
    func digest() async throws {
        let (_, alone) = try directory()
        let (_, second) = try directory()
        let night = SmallNight(1, [.init("lab", [Self.web])])
        try await SmallNight(0, [.init("lab", [.init(9, "acme/other")])], findings: [SmallNight.finding("1")])
            .publish(in: second)
        let first = try reading(try await night.publish(in: alone).file) { try $0.run().contentSHA256 }
        #expect(try reading(try await night.publish(in: second).file) { try $0.run().contentSHA256 } == first)
    }

    @Test("Pruning spares the last whole snapshot, however many incomplete nights follow")
    func prune() async throws {
        let (_, snapshots) = try directory()
        var night = SmallNight(0, [.init("lab", [Self.web])])
        let (whole, _) = try await night.publish(in: snapshots)
        night.members[0].state = .incomplete
        for day in 1...3 {
            night.day = day
            let (file, _) = try await night.publish(in: snapshots)
            let baseline = try reading(file) { try $0.baseline().found?.file }
            snapshots.prune(keep: 1, protected: Set([baseline].compactMap { $0 }))
        }
        #expect(snapshots.snapshots().map(\.lastPathComponent).first == whole.lastPathComponent)
        #expect(snapshots.snapshots().count == 2)
    }

    @Test("Only what is new gates where the policy says so, and the verdict stays what it is")
    func gate() async throws {
        let (_, snapshots) = try directory()
        var night = SmallNight(0, [.init("lab", [Self.web])], findings: [SmallNight.finding("a")])
        night.failOnNewOnly = true
        let (first, _) = try await night.publish(in: snapshots)
        #expect(try reading(first) { try $0.outcome().gate } == .notMet, "without a baseline everything is new")
        night.day = 1
        let (second, _) = try await night.publish(in: snapshots)
        let outcome = try reading(second) { try $0.outcome() }
        #expect(outcome.verdict == .notMet && outcome.gate == .met)
        #expect(outcome.gatingFails == 1 && outcome.newGatingFails == 0)
        night.day = 2
        night.findings = [SmallNight.finding("a", severity: .critical)]
        let (worse, _) = try await night.publish(in: snapshots)
        #expect(try reading(worse) { try $0.outcome().gate } == .notMet, "a finding that got worse is no known one")
        night.day = 3
        night.members[0].state = .incomplete
        let (open, _) = try await night.publish(in: snapshots)
        #expect(try reading(open) { try $0.outcome().gate } == .notDetermined, "what isn't seen counts either way")
    }
}
