// Builds audited snapshots for the tests: integrations with their imports, and verdicts as an audit would write them.

import Foundation
import Inventory
import Snapshots

/// A fleet that is described step by step and then written as one snapshot file.
struct TestFleet {
    struct Member {
        var plan: IntegrationPlan
        var observations: [Observation]
    }

    static let start = Date(timeIntervalSince1970: 1_795_312_800)

    var rules: [RuleRecord]
    var failOn = Severity.medium
    var maxUnverifiedPercent = 10
    private(set) var members: [Member] = []
    private(set) var waivers: [WaiverRecord] = []
    private(set) var findings: [(record: FindingRecord, evidence: [ExchangeID])] = []
    private var counts: [String: VerdictCount] = [:]
    private var waiverUses: [String: WaiverUse] = [:]
    private var nextExchange: ExchangeID = 1

    init(rules: [RuleRecord] = [TestFleet.rule("rule-one", .high)]) { self.rules = rules }

    static func rule(_ id: String, _ severity: Severity, enabled: Bool = true, title: String? = nil) -> RuleRecord {
        RuleRecord(
            id: id, title: title ?? "Title of \(id)", severity: severity, enabled: enabled, subjectKind: .repository,
            rationale: "It matters.", remediation: "Fix it.", settings: "",
            readings: [.init(fact: "projects", endpoint: "GET /projects?membership=true", permission: "scope api")],
            controls: [.init(framework: "CIS GitHub 1.2", id: "1.4.\(id.count)")])
    }

    /// Adds an integration whose import ended in `state` (nil: interrupted) and listed `repositories`.
    mutating func add(
        _ id: String, kind: ForgeKind = .gitlab, api: String = "https://gitlab.example.com/api/v4",
        owner: PlatformOwner = .organization("acme"), state: ImportState? = .complete, doubt: String? = nil,
        repositories: Int = 3, gaps: [Unreadable] = [], requests: Int = 4,
        connection: IntegrationPlan.Connection? = nil,
        exclude: [String] = []
    ) {
        let integration = Integration(id: id, forge: Forge(kind: kind, apiURL: api), owner: owner, addedBy: "alice")
        var observations: [Observation] = []
        let first = nextExchange
        let fact: Fact = kind == .github ? .installationRepositories : .projects
        for number in 0..<max(1, requests) {
            observations.append(.exchange(exchange(nextExchange, id, fact, page: number + 1, failed: state == .failed)))
            nextExchange += 1
        }
        if kind == .gitlab && state != .blocked { observations.append(.tokenUser(user(first))) }
        observations += gaps.map { gap in
            .forgeVersion(.unreadable(gap))
        }
        let rows = (0..<repositories).map { repository(Int64($0 + 1) + first * 100_000, "acme/repository-\($0)") }
        if !rows.isEmpty { observations.append(.repositories(rows, listedIn: first)) }
        if state == .complete || state == .incomplete {
            observations.append(
                .listing(
                    ListingProof(
                        fact: fact, pages: max(1, requests), received: repositories, distinct: repositories,
                        announced: kind == .github ? repositories : nil, exhausted: state == .complete,
                        doubt: state == .complete ? nil : doubt ?? "page 7 is missing")))
        }
        if let state {
            observations.append(.ended(state, doubt: state == .complete ? nil : doubt ?? "it ended early"))
        }
        members.append(
            Member(
                plan: IntegrationPlan(
                    integration: integration,
                    connection: connection
                        ?? (kind == .github
                            ? .installation(
                                app: "hub", id: first + 30_614_000, account: "acme-inc", installedBy: "octocat")
                            : .token(fingerprint: "fp-\(id)")),
                    rebuildHookURL: nil, expect: [], exclude: exclude.map { SubjectPattern($0) }),
                observations: observations))
    }

    mutating func pass(_ rule: String, _ integration: String, _ subjects: Int) {
        count(rule, integration, .pass, subjects)
    }

    mutating func notApplicable(_ rule: String, _ integration: String, _ subjects: Int) {
        count(rule, integration, .notApplicable, subjects)
    }

    mutating func fail(
        _ rule: String, _ integration: String, _ subject: String, forgeID: Int64? = nil, url: String? = nil,
        reason: String = "It is wrong.", observed: String = "off", expected: String = "on", waiver: String? = nil
    ) {
        let waived = inForce(waiver)
        let record = finding(
            rule, integration, subject, forgeID: forgeID, url: url, reason: reason, observed: observed,
            expected: expected,
            missing: nil, waiver: waiver, waived: waived)
        findings.append((record, evidence(integration)))
        count(rule, integration, waived ? .waived : .fail, 1)
        if let waiver { waiverUses[waiver, default: WaiverUse()].count(record) }
    }

    mutating func unverified(
        _ rule: String, _ integration: String, _ subjects: [String], fact: Fact = .projectHooks,
        cause: Unreadable.Cause = .forbidden, permission: String? = "scope api", reason: String = "HTTP 403",
        waiver: String? = nil
    ) {
        let waived = inForce(waiver)
        for subject in subjects {
            let missing = FindingRecord.Missing(fact: fact.rawValue, cause: cause.rawValue, permission: permission)
            let record = finding(
                rule, integration, subject, forgeID: nil, url: nil, reason: reason, observed: nil, expected: nil,
                missing: missing, waiver: waiver, waived: waived)
            findings.append((record, evidence(integration)))
            if let waiver { waiverUses[waiver, default: WaiverUse()].count(record) }
        }
        count(rule, integration, waived ? .waived : .unverified, subjects.count)
    }

    mutating func waive(
        _ id: String, _ rule: String, _ pattern: String, expires: String, reason: String = "accepted for now",
        expired: Bool = false, coversUnverified: Bool = false, ticket: String? = nil
    ) {
        guard let day = CalendarDay(expires) else { return }
        waivers.append(
            WaiverRecord(
                waiver: Waiver(
                    id: id, rule: rule, subjectPattern: pattern, reason: reason, owner: "alice", approvedBy: "bob",
                    ticket: ticket, created: CalendarDay("2026-01-15"), expires: day, coversUnverified: coversUnverified
                ),
                expired: expired, matches: 0))
    }

    /// Writes the snapshot into `folder` and returns its file.
    func write(into folder: URL, named name: String = "snapshot-2026-11-22T020000Z.sqlite") async throws -> URL {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent(name)
        let apps = members.contains { if case .installation = $0.plan.connection { true } else { false } }
        let plan = RunPlan(
            toolVersion: "1.0.0", configPath: "config.yaml", configSHA256: String(repeating: "c0", count: 32),
            startedAt: Self.start, organizations: [PlatformOrganization(name: "acme", members: ["alice": .owner])],
            users: ["dave"],
            apps: apps
                ? [
                    AppPlan(
                        name: "hub", forge: Forge(kind: .github, apiURL: "https://api.github.com"), issuer: "4711",
                        requiredPermissions: [:], requiredEvents: [])
                ] : [], integrations: members.map(\.plan))
        let writer = try SnapshotWriter(creating: file, plan: plan)
        for member in members { try await writer.write(member.observations, of: member.plan.integration.id) }
        try await writer.finish(at: Self.start.addingTimeInterval(754))
        let snapshot = try Snapshot.edit(file)
        try snapshot.replaceAudit { session in
            try session.begin(
                AuditRecord(
                    toolVersion: "1.0.0", asOf: Self.start, policyPath: "config.yaml",
                    policySHA256: String(repeating: "9a", count: 32), rulesSHA256: String(repeating: "4e", count: 32),
                    failOn: failOn, maxUnverifiedPercent: maxUnverifiedPercent),
                rules: rules, waivers: waivers)
            for finding in findings { try session.write(finding.record, evidence: finding.evidence) }
            try session.end(counts: Array(counts.values), waivers: waiverUses)
        }
        try snapshot.close()
        return file
    }

    private func inForce(_ waiver: String?) -> Bool {
        waiver.map { id in waivers.contains { $0.waiver.id == id && !$0.expired } } ?? false
    }

    private mutating func count(_ rule: String, _ integration: String, _ outcome: VerdictCount.Outcome, _ more: Int) {
        guard more > 0 else { return }
        let key = "\(integration)\u{0}\(rule)\u{0}\(outcome.rawValue)"
        counts[key] = VerdictCount(
            home: .integration(integration), rule: rule, outcome: outcome, subjects: (counts[key]?.subjects ?? 0) + more
        )
    }

    private func evidence(_ integration: String) -> [ExchangeID] {
        guard let member = members.first(where: { $0.plan.integration.id == integration }),
            case .exchange(let exchange)? = member.observations.first
        else { return [] }
        return [exchange.id]
    }

    private func finding(
        _ rule: String, _ integration: String, _ subject: String, forgeID: Int64?, url: String?, reason: String,
        observed: String?, expected: String?, missing: FindingRecord.Missing?, waiver: String?, waived: Bool
    ) -> FindingRecord {
        let digits = String(UInt64(findings.count + 1) &* 0x9E37_79B9_7F4A_7C15, radix: 16)
        let known = rules.first { $0.id == rule }
        return FindingRecord(
            fingerprint: String(repeating: "0", count: 32 - digits.count) + digits, rule: rule,
            home: .integration(integration),
            severity: known?.severity ?? .high, subjectKind: known?.subjectKind ?? .repository, subject: subject,
            subjectForgeID: forgeID, subjectURL: url, reason: reason, observed: observed, expected: expected,
            missing: missing, waiver: waiver, waived: waived, evidence: [])
    }

    private func exchange(_ id: ExchangeID, _ integration: String, _ fact: Fact, page: Int, failed: Bool) -> Exchange {
        Exchange(
            id: id, integration: integration, fact: fact, method: "GET",
            path: fact.endpoint.split(separator: " ").last.map { "\($0)?per_page=100&page=\(page)" } ?? "/",
            status: failed ? nil : 200, requestID: "4F2A:1C\(id)",
            serverDate: Self.start.addingTimeInterval(Double(page)),
            bytes: 48_213, bodySHA256: failed ? nil : String(repeating: "ab", count: 32), attempts: 1,
            failure: failed ? "the connection was reset" : nil)
    }

    private func user(_ exchange: ExchangeID) -> Observed<TokenUser> {
        .known(
            TokenUser(id: 7, username: "hub-bot", state: "active", isAdministrator: false, bot: false, webURL: nil),
            exchange)
    }

    private func repository(_ id: Int64, _ path: String) -> Repository {
        Repository(
            id: id, path: path, defaultBranch: "main", visibility: "private", archived: false, disabled: false,
            empty: false, pendingDeletionOn: nil, namespacePath: "acme", inUserNamespace: false, webURL: nil)
    }
}
