// A snapshot of a few lines, for the tests of what is kept and compared from night to night.

package import Foundation
package import Inventory
package import Snapshots

/// One night's observations and findings; change what should differ and write it again.
package struct SmallNight: Sendable {
    /// A project or repository.
    package struct Project: Sendable {
        package var id: Int64
        package var path: String
        package var archived: Bool
        package var access: MaintainerAccess?

        package init(_ id: Int64, _ path: String, archived: Bool = false, access: MaintainerAccess? = .held) {
            self.id = id
            self.path = path
            self.archived = archived
            self.access = access
        }
    }

    /// A token's integration, or an installation's where it has permissions.
    package struct Member: Sendable {
        package var name: String
        package var owner = PlatformOwner.organization("acme")
        package var state = ImportState.complete
        package var scopes = ["api"]
        package var permissions: [String: PermissionLevel]?
        package var installation: Int64 = 99
        package var projects: [Project] = []
        package var exclude: [String] = []

        package init(
            _ name: String, _ projects: [Project] = [], permissions: [String: PermissionLevel]? = nil
        ) {
            self.name = name
            self.projects = projects
            self.permissions = permissions
        }
    }

    package var day: Int
    package var members: [Member]
    package var findings: [FindingState] = []
    package var rulesOff: Set<String> = []
    package var rulesDigest = "r1"
    package var policyDigest = "p1"
    package var audited = true
    package var failOnNewOnly = false

    package init(_ day: Int, _ members: [Member], findings: [FindingState] = []) {
        self.day = day
        self.members = members
        self.findings = findings
    }

    /// A fail of the rule `a-rule` of severity high, unless told otherwise.
    package static func finding(
        _ fingerprint: String, _ subject: String = "acme/web", id: Int64? = 1, rule: String = "a-rule",
        in integration: String = "lab", fail: Bool = true, severity: Severity = .high, waived: Bool = false
    ) -> FindingState {
        FindingState(
            fingerprint: fingerprint, rule: rule, home: .integration(integration), subjectKind: .repository,
            subject: subject,
            subjectForgeID: id, isFail: fail, severity: severity, waived: waived)
    }

    package static func start(_ day: Int) -> Date {
        Date(timeIntervalSince1970: 1_795_312_800 + Double(day) * 86_400)
    }

    /// Writes and publishes the night; everything that is published there already is what it may remember. Returns the
    /// file and what couldn't be read.
    @discardableResult
    package func publish(in directory: SnapshotDirectory) async throws -> (file: URL, doubts: [String]) {
        try directory.create()
        SnapshotDirectory.remove(directory.partial)
        let writer = try SnapshotWriter(creating: directory.partial, plan: plan)
        return try await finish(writer, in: directory)
    }

    /// As `publish`, into the partial file of a run that was interrupted after it had recalled.
    @discardableResult
    package func resume(in directory: SnapshotDirectory) async throws -> (file: URL, doubts: [String]) {
        let found = Leftover.find(directory.partial, plan: plan, now: Self.start(day).addingTimeInterval(60))
        guard case .usable(let leftover) = found else {
            throw SnapshotsError(.notFound, "nothing to take up: \(found)")
        }
        return try await finish(try SnapshotWriter(resuming: leftover, plan: plan), in: directory)
    }

    /// Imports and recalls, and is interrupted then.
    package func interrupt(in directory: SnapshotDirectory) async throws {
        try directory.create()
        SnapshotDirectory.remove(directory.partial)
        let writer = try SnapshotWriter(creating: directory.partial, plan: plan)
        for member in members { try await writer.write(observations(member), of: member.name) }
        _ = try await writer.recall(directory.newestFirst())
    }

    private func finish(
        _ writer: SnapshotWriter, in directory: SnapshotDirectory
    ) async throws -> (file: URL, doubts: [String]) {
        for member in members { try await writer.write(observations(member), of: member.name) }
        let latest = directory.latest.resolvingSymlinksInPath()
        if directory.snapshots().contains(where: { $0.lastPathComponent == latest.lastPathComponent }) {
            try? await writer.carryOver(from: latest)
        }
        let doubts = try await writer.recall(directory.newestFirst())
        try await writer.finish(at: Self.start(day).addingTimeInterval(600))
        if audited { try audit(directory.partial) }
        return (try directory.publish(directory.partial, startedAt: Self.start(day)), doubts)
    }

    private var plan: RunPlan {
        let forge = Forge(kind: .github, apiURL: "https://api.github.com")
        return RunPlan(
            toolVersion: "1", configPath: "c.yaml", configSHA256: "00", startedAt: Self.start(day), organizations: [],
            users: [],
            apps: [AppPlan(name: "hub", forge: forge, issuer: "1", requiredPermissions: [:], requiredEvents: [])],
            integrations: members.map { member in
                IntegrationPlan(
                    integration: Integration(
                        id: member.name,
                        forge: member.permissions == nil
                            ? Forge(kind: .gitlab, apiURL: "https://gitlab.test/api/v4") : forge,
                        owner: member.owner, addedBy: nil),
                    connection: member.permissions == nil
                        ? .token(fingerprint: member.name)
                        : .installation(app: "hub", id: member.installation, account: "acme", installedBy: nil),
                    rebuildHookURL: nil, expect: [], exclude: member.exclude.map { SubjectPattern($0) })
            })
    }

    private func observations(_ member: Member) -> [Observation] {
        let exchange = Int64((members.firstIndex { $0.name == member.name } ?? 0) + 1)
        let fact: Fact = member.permissions == nil ? .projects : .installationRepositories
        var list: [Observation] = [
            .exchange(
                Exchange(
                    id: exchange, integration: member.name, fact: fact, method: "GET", path: "/x", status: 200,
                    requestID: nil, serverDate: nil, bytes: 1, bodySHA256: nil, attempts: 1, failure: nil))
        ]
        if let permissions = member.permissions {
            list.append(
                .installation(
                    .known(
                        .present(
                            Installation(
                                id: member.installation, accountLogin: "acme", accountID: 5, accountKind: .organization,
                                repositorySelection: "all", permissions: permissions, events: [])), exchange)))
        } else {
            let token = AccessToken(
                id: 7, name: "t", scopes: member.scopes, granular: false, active: true, revoked: false, createdAt: nil,
                expiresOn: nil, expiryKnown: true, lastUsedAt: nil, lastUseKnown: true, userID: 8)
            list.append(.token(.known(.accepted(token), exchange)))
        }
        guard member.state == .complete || member.state == .incomplete else {
            return list + [.ended(member.state, doubt: "nothing came back")]
        }
        let rows = member.projects.map { project in
            Repository(
                id: project.id, path: project.path, defaultBranch: "main", visibility: "private",
                archived: project.archived, disabled: nil, empty: false, pendingDeletionOn: nil, namespacePath: "acme",
                inUserNamespace: false, webURL: nil)
        }
        list.append(.repositories(rows, listedIn: exchange))
        list.append(
            .access(
                member.projects.compactMap { project in
                    project.access.map { RepositoryAccess(repository: project.id, access: .known($0, exchange)) }
                }))
        return list + [.ended(member.state, doubt: member.state == .complete ? nil : "page 2 is missing")]
    }

    private func audit(_ file: URL) throws {
        let snapshot = try Snapshot.edit(file)
        let rules = Set(findings.map(\.rule)).union(rulesOff).union(["a-rule"]).sorted()
        try snapshot.replaceAudit { session in
            try session.begin(
                AuditRecord(
                    toolVersion: "1", asOf: Self.start(day), policyPath: "c.yaml", policySHA256: policyDigest,
                    rulesSHA256: rulesDigest, failOn: .medium, failOnNewOnly: failOnNewOnly, maxUnverifiedPercent: 100),
                rules: rules.map { rule in
                    RuleRecord(
                        id: rule, title: rule, severity: .high, enabled: !rulesOff.contains(rule),
                        subjectKind: .repository, rationale: "", remediation: "", settings: "", readings: [],
                        controls: [])
                },
                waivers: [
                    WaiverRecord(
                        waiver: Waiver(
                            id: "W", rule: "a-rule", subjectPattern: "**", reason: "r", owner: "o", approvedBy: "a",
                            ticket: nil, created: nil, expires: CalendarDay(Self.start(400)), coversUnverified: true),
                        expired: false, matches: 0)
                ])
            var counts: [String: Int] = [:]
            for finding in findings {
                try session.write(record(finding), evidence: [])
                let outcome = finding.waived ? "waived" : finding.isFail ? "fail" : "unverified"
                counts["\(finding.home.text)\n\(finding.rule)\n\(outcome)", default: 0] += 1
            }
            try session.end(
                counts: counts.compactMap { key, subjects in
                    let parts = key.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
                    return VerdictCount.Outcome(rawValue: parts[2]).map {
                        VerdictCount(home: .integration(parts[0]), rule: parts[1], outcome: $0, subjects: subjects)
                    }
                }, waivers: [:])
        }
        try snapshot.close()
    }

    private func record(_ finding: FindingState) -> FindingRecord {
        FindingRecord(
            fingerprint: finding.fingerprint, rule: finding.rule, home: finding.home,
            severity: finding.severity, subjectKind: finding.subjectKind, subject: finding.subject,
            subjectForgeID: finding.subjectForgeID, subjectURL: nil, reason: "because",
            observed: finding.isFail ? "o" : nil, expected: finding.isFail ? "e" : nil,
            missing: finding.isFail ? nil : .init(fact: "projects", cause: "forbidden", permission: nil),
            waiver: finding.waived ? "W" : nil, waived: finding.waived, evidence: [])
    }
}
