// Judging a snapshot again by what it records itself.

import Audit
import Foundation
import GRDB
import Inventory
import Rules
import Snapshots
import Testing

@Suite struct AuditVerificationTests {
    private func audited() async throws -> SnapshotFile {
        let file = SnapshotFile()
        try await file.write(["one": .sound([(11, "u/alpha"), (12, "u/beta")], base: 1)])
        let expires = try #require(CalendarDay("2027-01-01"))
        let waivers = [("W-2", "one/u/alpha"), ("W-1", "one/**")].map { id, pattern in
            Waiver(
                id: id, rule: "rebuild-hook-missing", subjectPattern: pattern, reason: "r", owner: "o", approvedBy: "a",
                ticket: nil, created: nil, expires: expires, coversUnverified: false)
        }
        let policy = AuditPolicy(
            path: "c.yaml", sha256: "ff", failOn: .low, maxUnverifiedPercent: 7,
            settings: [
                "gitlab-token-expires-soon": .init(severity: .low, parameters: ["within_days": .integer(400)]),
                "gitlab-token-scope-excessive": .init(parameters: ["allowed": .strings(["api, read", "x"])]),
                "repository-not-buildable": .init(enabled: false),
            ], waivers: waivers,
            controls: ControlMapping(
                name: "ours", entries: [.init(control: Control("H", "1"), title: "t", rules: ["import-incomplete"])]))
        try file.edited {
            try AuditRun(rules: RuleCatalogue.all, policy: policy, toolVersion: "9").run(
                on: $0, asOf: Date(timeIntervalSince1970: 1_795_400_000))
        }
        return file
    }

    private func verify(_ file: SnapshotFile, rules: [Rule] = RuleCatalogue.all) throws -> AuditVerification {
        try file.edited { try AuditVerification.run(on: $0, rules: rules) }
    }

    @Test("The recorded policy, waivers, settings and controls included, gives the recorded results")
    func follows() async throws {
        #expect(try verify(try await audited()) == .follows)
    }

    @Test("A finding that was taken away, made up, waived or reworded doesn't follow")
    func differs() async throws {
        for (sql, table) in [
            ("DELETE FROM finding_evidence; DELETE FROM finding", "finding"),
            ("UPDATE finding SET severity = 'info', severity_rank = 0", "finding"),
            ("UPDATE finding SET reason = 'all is well'", "finding"),
            ("DELETE FROM verdict_count WHERE verdict = 'waived'", "verdict_count"),
            ("UPDATE waiver SET waives = 0, matches = 9", "waiver"),
        ] {
            let file = try await audited()
            let queue = try DatabaseQueue(path: file.url.path)
            try await queue.write { try $0.execute(sql: sql) }
            try queue.close()
            guard case .differs(let tables) = try verify(file) else {
                Issue.record("\(sql) wasn't noticed")
                continue
            }
            #expect(tables.contains(table), "\(sql): \(tables)")
        }
    }

    @Test("Where other rules judged, nothing is claimed")
    func otherRules() async throws {
        let file = try await audited()
        guard case .otherRules(let recorded, let here) = try verify(file, rules: Array(RuleCatalogue.all.dropLast()))
        else {
            Issue.record("the rules weren't told apart")
            return
        }
        #expect(recorded != here)
    }
}
