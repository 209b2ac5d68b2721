// A whole audit over a real snapshot file: what is counted, waived, replaced and proven.

import Audit
import Foundation
import Inventory
import Rules
import Snapshots
import Testing

@Suite struct AuditRunTests {
    private static let two: [(id: Int64, path: String)] = [(11, "u/alpha"), (12, "u/beta")]

    private func policy(
        settings: [String: AuditPolicy.Setting] = [:], waivers: [Waiver] = []
    ) -> AuditPolicy {
        AuditPolicy(path: "c.yaml", sha256: "ff", settings: settings, waivers: waivers)
    }

    private func waiver(
        _ id: String, _ rule: String, _ pattern: String, expires: String = "2027-01-01", unverified: Bool = false
    ) throws -> Waiver {
        Waiver(
            id: id, rule: rule, subjectPattern: pattern, reason: "r", owner: "o", approvedBy: "a", ticket: nil,
            created: nil, expires: try #require(CalendarDay(expires)), coversUnverified: unverified)
    }

    private func audit(
        _ file: SnapshotFile, _ policy: AuditPolicy, asOf: Date? = nil
    ) throws -> (findings: [FindingRecord], counts: [VerdictCount], audit: AuditRecord) {
        try file.edited { snapshot in
            try AuditRun(rules: RuleCatalogue.all, policy: policy, toolVersion: "9").run(on: snapshot, asOf: asOf)
            var findings: [FindingRecord] = []
            try snapshot.forEachFinding(FindingQuery()) { findings.append($0) }
            return (findings, try snapshot.verdictCounts(), try snapshot.audit())
        }
    }

    private func sound() async throws -> SnapshotFile {
        let file = SnapshotFile()
        try await file.write(["one": .sound(Self.two, base: 1), "two": .sound([(21, "v/gamma")], base: 101)])
        return file
    }

    @Test("A waiver knows what it waives, and one that covers most of its rule is broad")
    func waiverUse() async throws {
        let file = SnapshotFile()
        let many = (1...6).map { (id: Int64($0 + 10), path: "u/r\($0)") }
        try await file.write(["one": .sound(many, base: 1)])
        let waivers = [
            try waiver("wide", "rebuild-hook-missing", "one/**"),
            try waiver("narrow", "repository-maintainer-access-missing", "one/u/r1"),
            try waiver("over", "gitlab-token-expires-soon", "one/**", expires: "2020-01-01"),
        ]
        _ = try audit(file, policy(waivers: waivers))
        let records = try file.edited { try $0.waivers() }
        let wide = try #require(records.first { $0.waiver.id == "wide" })
        #expect((wide.matches, wide.waives, wide.broad) == (6, 6, true))
        for id in ["narrow", "over"] {
            let record = try #require(records.first { $0.waiver.id == id })
            #expect((record.waives, record.broad) == (0, false))
        }
    }

    @Test("A mapping of one's own takes the place of the rules' controls")
    func controls() async throws {
        let file = try await sound()
        var policy = policy()
        let house = Control("House rules", "H-1")
        policy.controls = ControlMapping(
            name: "ours", entries: [.init(control: house, title: "Builds", rules: ["rebuild-hook-missing"])])
        let record = try audit(file, policy).audit
        #expect(record.controls == "ours")
        let (rules, controls) = try file.edited { (try $0.rules(), try $0.controls()) }
        #expect(controls == [ControlRecord(framework: "House rules", id: "H-1", title: "Builds")])
        #expect(rules.filter { !$0.controls.isEmpty }.map(\.id) == ["rebuild-hook-missing"])
    }

    @Test("Counts and findings tell the same, and every subject has one verdict of each rule")
    func counts() async throws {
        let result = try audit(try await sound(), policy())
        let fails = result.findings.filter { $0.rule == "rebuild-hook-missing" }
        #expect(fails.map(\.subject).sorted() == ["u/alpha", "u/beta", "v/gamma"])
        #expect(fails.allSatisfy { $0.isFail && !$0.waived && $0.waiver == nil })
        for count in result.counts where count.outcome == .fail || count.outcome == .unverified {
            let found = result.findings.filter {
                $0.rule == count.rule && $0.integration == count.integration && $0.isFail == (count.outcome == .fail)
            }
            #expect(found.count == count.subjects)
        }
        for rule in RuleCatalogue.all {
            let sum = result.counts.filter { $0.rule == rule.id }.reduce(0) { $0 + $1.subjects }
            switch rule.subjectKind {
            case .repository: #expect(sum == 3, "\(rule.id)")
            case .token, .integration: #expect(sum == 2, "\(rule.id)")
            case .installation, .expectation, .app, .appInstallation, .secret: #expect(sum == 0, "\(rule.id)")
            // One for each integration, as there is no baseline.
            case .baselineRepository: #expect(sum == 2, "\(rule.id)")
            }
        }
    }

    @Test("A fail rests on the exchanges in which its facts were read")
    func evidence() async throws {
        let result = try audit(try await sound(), policy())
        let finding = try #require(
            result.findings.first { $0.rule == "rebuild-hook-missing" && $0.subject == "u/alpha" })
        #expect(finding.evidence.map(\.path) == ["/project-hooks"])
        #expect(finding.evidence.first?.requestID == "r5")
        #expect(finding.observed != nil && finding.expected == SnapshotFile.hook)
    }

    @Test("An import with gaps, or one that never began, gives unverified results and no pass on them")
    func gaps() async throws {
        let file = SnapshotFile()
        let gap = Unreadable(.maintainerProjects, .unreachable, "down", exchange: 4)
        let hidden = Unreadable(.projectHooks, .forbidden, "no", missingPermission: "Maintainer", exchange: 5)
        try await file.write([
            "one": .sound(Self.two, base: 1, hooks: .unreadable(hidden), access: .unreadable(gap))
        ])
        let result = try audit(file, policy())
        let hooks = result.findings.filter { $0.rule == "rebuild-hook-missing" }
        #expect(hooks.count == 2 && hooks.allSatisfy { !$0.isFail && $0.missing?.permission == "Maintainer" })
        #expect(hooks.allSatisfy { $0.evidence.map(\.path) == ["/project-hooks"] && $0.observed == nil })
        let access = result.findings.filter { $0.rule == "repository-maintainer-access-missing" }
        #expect(access.count == 2 && access.allSatisfy { $0.missing?.cause == "unreachable" })
        #expect(!result.counts.contains { $0.rule.hasPrefix("rebuild-hook") && $0.outcome == .pass })
        // The integration that was never read.
        let unread = result.counts.filter { $0.integration == "two" }
        #expect(
            !unread.contains {
                $0.outcome == .pass && $0.rule.hasPrefix("gitlab-token-") && $0.rule != "gitlab-token-shared"
            })
        #expect(result.findings.contains { $0.rule == "import-incomplete" && $0.integration == "two" && $0.isFail })
        let verdict = try file.edited { try $0.outcome().verdict }
        #expect(verdict != .met)
    }

    @Test("A second audit takes the place of the first as a whole")
    func replaced() async throws {
        let file = try await sound()
        _ = try audit(file, policy(waivers: [try waiver("W", "rebuild-hook-missing", "one/**")]))
        let off = AuditPolicy.Setting(enabled: false)
        let result = try audit(file, policy(settings: ["rebuild-hook-missing": off]))
        #expect(!result.findings.contains { $0.rule == "rebuild-hook-missing" })
        #expect(!result.counts.contains { $0.rule == "rebuild-hook-missing" })
        try file.edited { snapshot in
            let waivers = try snapshot.waivers()
            #expect(waivers.isEmpty)
            let rules = try snapshot.rules()
            #expect(rules.count == RuleCatalogue.all.count)
            #expect(rules.filter { !$0.enabled }.map(\.id) == ["rebuild-hook-missing"])
        }
    }

    @Test("An audit that breaks off leaves the earlier one")
    func brokenOff() async throws {
        struct Stop: Error {}
        let file = try await sound()
        let before = try audit(file, policy())
        try file.edited { snapshot in
            #expect(throws: Stop.self) { try snapshot.replaceAudit { _ in throw Stop() } }
            let counts = try snapshot.verdictCounts()
            #expect(counts == before.counts)
        }
    }

    @Test("The same snapshot and policy give the same findings, and the snapshot's own end is now")
    func repeatable() async throws {
        let file = try await sound()
        let first = try audit(file, policy())
        let second = try audit(file, policy())
        #expect(first.findings == second.findings && first.counts == second.counts && first.audit == second.audit)
        #expect(first.audit.asOf == SnapshotFile.finished)
    }

    @Test("`asOf` moves now")
    func asOf() async throws {
        let file = try await sound()
        let within = ["gitlab-token-expires-soon": AuditPolicy.Setting(parameters: ["within_days": .integer(3)])]
        func soon(_ asOf: String?) throws -> Int {
            try audit(file, policy(settings: within), asOf: asOf.flatMap(Timestamp.parse)).findings.filter {
                $0.rule == "gitlab-token-expires-soon" && $0.isFail
            }.count
        }
        #expect(try soon(nil) == 0)
        #expect(try soon("2026-11-29T00:00:00Z") == 2)
        let dead = try audit(file, policy(), asOf: Timestamp.parse("2026-12-01T00:00:00Z"))
        #expect(dead.findings.filter { $0.rule == "gitlab-token-rejected" && $0.isFail }.count == 2)
    }

    @Test("A severity that the config sets is the findings'")
    func severity() async throws {
        let setting = AuditPolicy.Setting(severity: .low)
        let result = try audit(try await sound(), policy(settings: ["rebuild-hook-missing": setting]))
        #expect(result.findings.filter { $0.rule == "rebuild-hook-missing" }.allSatisfy { $0.severity == .low })
        #expect(result.findings.contains { $0.rule == "rebuild-hook-missing" })
    }

    @Test("A rename keeps a finding's fingerprint; rules, integrations and ids don't share one")
    func fingerprints() async throws {
        let file = try await sound()
        let before = try audit(file, policy()).findings
        #expect(Set(before.map(\.fingerprint)).count == before.count)
        try await file.write([
            "one": .sound([(11, "u/renamed"), (13, "u/beta")], base: 1), "two": .sound([(21, "v/gamma")], base: 101),
        ])
        let after = try audit(file, policy()).findings
        func print(_ findings: [FindingRecord], _ subject: String) -> String? {
            findings.first { $0.rule == "rebuild-hook-missing" && $0.subject == subject }?.fingerprint
        }
        #expect(print(before, "u/alpha") == print(after, "u/renamed"))
        #expect(print(before, "u/beta") != print(after, "u/beta"))
    }

    @Test("The digest over the rules changes with a setting, a severity and a switch, and with nothing else")
    func digest() async throws {
        let file = try await sound()
        let id = "gitlab-token-expires-soon"
        let settings: [[String: AuditPolicy.Setting]] = [
            [:], [id: .init(severity: .info)], [id: .init(enabled: false)],
            [id: .init(parameters: ["within_days": .integer(77)])],
        ]
        let digests = try settings.map { try audit(file, policy(settings: $0)).audit.rulesSHA256 }
        #expect(Set(digests).count == settings.count)
        let other = try audit(file, policy(waivers: [try waiver("W", id, "**")]), asOf: .distantFuture).audit
        #expect(other.rulesSHA256 == digests[0])
    }

    @Test("A waiver in force covers what it names, and no more")
    func waived() async throws {
        let rule = "rebuild-hook-missing"
        let result = try audit(
            try await sound(),
            policy(waivers: [
                try waiver("W-1", rule, "one/u/alpha"), try waiver("W-2", rule, "two"),
                try waiver("W-3", "gitlab-token-unused", "one/**"),
            ]))
        let waivers = Dictionary(
            uniqueKeysWithValues: result.findings.filter { $0.rule == rule }.map { ($0.subject, $0) })
        #expect(waivers["u/alpha"]?.waiver == "W-1" && waivers["u/alpha"]?.waived == true)
        #expect(waivers["u/beta"]?.waiver == nil && waivers["u/beta"]?.waived == false)
        #expect(waivers["v/gamma"]?.waiver == "W-2" && waivers["v/gamma"]?.waived == true)
        let counts = result.counts.filter { $0.rule == rule }
        #expect(counts.filter { $0.outcome == .waived }.reduce(0) { $0 + $1.subjects } == 2)
        #expect(counts.filter { $0.outcome == .fail }.reduce(0) { $0 + $1.subjects } == 1)
    }

    @Test("An expired waiver is named and covers nothing; on its last day it is dead")
    func expired() async throws {
        let rule = "rebuild-hook-missing"
        let file = try await sound()
        let policy = policy(waivers: [try waiver("W", rule, "one/**", expires: "2026-11-22")])
        let result = try audit(file, policy)
        let named = result.findings.filter { $0.waiver == "W" }
        #expect(named.count == 2 && named.allSatisfy { !$0.waived })
        #expect(!result.counts.contains { $0.outcome == .waived })
        try file.edited { snapshot in
            let record = try #require(try snapshot.waivers().first)
            #expect(record.expired && record.matches == 2)
        }
        let before = try audit(file, policy, asOf: Timestamp.parse("2026-11-21T23:59:59Z"))
        #expect(before.findings.filter(\.waived).count == 2)
    }

    @Test("A waiver in force goes before an expired one, whichever stands first", arguments: [false, true])
    func inForceFirst(swapped: Bool) async throws {
        let rule = "rebuild-hook-missing"
        let waivers = [try waiver("old", rule, "one/**", expires: "2026-01-01"), try waiver("new", rule, "one/u/*")]
        let result = try audit(try await sound(), policy(waivers: swapped ? waivers.reversed() : waivers))
        let findings = result.findings.filter { $0.rule == rule && $0.integration == "one" }
        #expect(findings.count == 2 && findings.allSatisfy { $0.waiver == "new" && $0.waived })
    }

    @Test(
        "What couldn't be seen is waived only by a waiver that says so, whichever stands first",
        arguments: [false, true])
    func unverified(swapped: Bool) async throws {
        let rule = "rebuild-hook-missing"
        let file = SnapshotFile()
        let hidden = Unreadable(.projectHooks, .forbidden, "no", exchange: 5)
        try await file.write(["one": .sound(Self.two, base: 1, hooks: .unreadable(hidden))])
        let plain = try waiver("plain", rule, "one/**")
        let alone = try audit(file, policy(waivers: [plain])).findings.filter { $0.rule == rule }
        #expect(alone.count == 2 && alone.allSatisfy { $0.waiver == "plain" && !$0.waived })
        let covering = try waiver("covering", rule, "one/**", unverified: true)
        let both = try audit(file, policy(waivers: swapped ? [covering, plain] : [plain, covering])).findings
        #expect(both.filter { $0.rule == rule }.allSatisfy { $0.waiver == "covering" && $0.waived })
    }
}
