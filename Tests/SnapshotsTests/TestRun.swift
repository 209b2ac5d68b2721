// A small run for the tests of the snapshot file: one GitHub installation and one GitLab token.

import Foundation
import Inventory
import Snapshots

enum TestRun {
    static let start = Date(timeIntervalSince1970: 1_795_312_800)

    static let github = Integration(
        id: "hub", forge: Forge(kind: .github, apiURL: "https://api.github.com"), owner: .organization("acme"),
        addedBy: "alice")
    static let gitlab = Integration(
        id: "lab", forge: Forge(kind: .gitlab, apiURL: "https://gitlab.example.com/api/v4"), owner: .user("dave"),
        addedBy: nil)

    static func plan(_ tool: String = "1.0.0") -> RunPlan {
        RunPlan(
            toolVersion: tool, configPath: "config.yaml", configSHA256: String(repeating: "a", count: 64),
            startedAt: start,
            organizations: [PlatformOrganization(name: "acme", members: ["alice": .owner, "bob": .viewer])],
            users: ["dave"],
            apps: [
                AppPlan(
                    name: "app", forge: github.forge, issuer: "4711", requiredPermissions: ["contents": .read],
                    requiredEvents: ["push"], key: .elsewhere)
            ],
            integrations: [
                IntegrationPlan(
                    integration: github,
                    connection: .installation(app: "app", id: 99, account: "acme-inc", installedBy: "octocat"),
                    rebuildHookURL: nil, expect: ["acme/web"], exclude: [SubjectPattern("acme/old-*")]),
                IntegrationPlan(
                    integration: gitlab, connection: .token(fingerprint: "f"),
                    rebuildHookURL: "https://hub.example.com/h",
                    expect: [], exclude: [], secret: .file(readableByOthers: true)),
            ])
    }

    static func exchange(_ id: ExchangeID, _ integration: String?, _ fact: Fact, requestID: String = "r") -> Exchange {
        Exchange(
            id: id, integration: integration, fact: fact, method: "GET", path: "/x?page=\(fact.rawValue)", status: 200,
            requestID: "\(requestID)-\(id)", serverDate: start, bytes: 10,
            bodySHA256: String(repeating: "b", count: 64),
            attempts: 1, failure: nil)
    }

    static func repository(_ id: Int64, _ path: String) -> Repository {
        Repository(
            id: id, path: path, defaultBranch: "main", visibility: "private", archived: false, disabled: nil,
            empty: nil,
            pendingDeletionOn: nil, namespacePath: "acme", inUserNamespace: false, webURL: "https://example.com/\(path)"
        )
    }

    static func proof(_ fact: Fact, _ rows: Int, doubt: String? = nil) -> ListingProof {
        ListingProof(
            fact: fact, pages: 1, received: rows, distinct: rows, announced: rows, exhausted: doubt == nil, doubt: doubt
        )
    }

    private static let membershipGap = Unreadable(
        .organizationMembership, .forbidden, "403", missingPermission: "members: read")

    static func githubObservations(_ first: ExchangeID = 1, requestID: String = "r") -> [Observation] {
        let installation = Installation(
            id: 99, accountLogin: "acme-inc", accountID: 5, accountKind: .organization, repositorySelection: "selected",
            permissions: ["contents": .read, "metadata": .read], events: ["push"], createdAt: start, suspendedAt: nil,
            suspendedBy: nil, webURL: "https://github.com/x")
        return [
            .exchange(exchange(first, "hub", .installationRepositories, requestID: requestID)),
            .installation(.known(.present(installation), first)),
            .membership(.unreadable(membershipGap)),
            .repositories([repository(2, "acme/web"), repository(1, "acme/old-site")], listedIn: first),
            .listing(proof(.installationRepositories, 2)), .ended(.complete, doubt: nil),
        ]
    }

    static func gitlabObservations(_ first: ExchangeID = 10, requestID: String = "r") -> [Observation] {
        let token = AccessToken(
            id: 7, name: "hub", scopes: ["api"], granular: false, active: true, revoked: false, createdAt: start,
            expiresOn: CalendarDay("2027-01-31"), expiryKnown: true, lastUsedAt: nil, lastUseKnown: true, userID: 8)
        let hook = Webhook(
            id: 3, url: "https://hub.example.com/h", pushEvents: true, tlsVerification: false,
            branchFilter: .wildcard("release/*"), alertStatus: "executable", disabledUntil: nil)
        let gap = Unreadable(.projectHooks, .forbidden, "403", missingPermission: "Maintainer", exchange: first)
        return [
            .exchange(exchange(first, "lab", .projects, requestID: requestID)), .token(.known(.accepted(token), first)),
            .tokenUser(
                .known(
                    TokenUser(id: 8, username: "bot", state: "active", isAdministrator: false, bot: true, webURL: nil),
                    first)),
            .repositories([repository(1, "g/a"), repository(2, "g/b"), repository(3, "g/c")], listedIn: first),
            .access([
                RepositoryAccess(repository: 1, access: .known(.held, first)),
                RepositoryAccess(repository: 2, access: .known(.below, first)),
            ]),
            .hooks(repository: 1, .known([hook], first)), .hooks(repository: 2, .unreadable(gap)),
            .hooks(repository: 3, .unreadable(gap)), .listing(proof(.projects, 3, doubt: "page 2 is missing")),
            .ended(.incomplete, doubt: "page 2 is missing"),
        ]
    }

    /// A webhook, an event that failed and was delivered again, two installations of which one is named, and requests of
    /// which the second page is missing.
    static let appDetails = AppDetails(
        hook: .known(AppHook(url: "https://hub.example.com/h", tlsVerification: true, hasSecret: false), 50),
        deliveries: .known(
            [
                AppDelivery(id: 2, guid: "g", deliveredAt: start, event: "push", status: "OK"),
                AppDelivery(
                    id: 1, guid: "g", deliveredAt: start.addingTimeInterval(-60), event: "push", status: "timed out"),
            ], 50),
        installations: AppListing(
            rows: [99, 100].map {
                ListedInstallation(
                    id: $0, account: "acme-\($0)", accountKind: .organization, createdAt: start, suspendedAt: nil,
                    webURL: nil, listedIn: 50)
            },
            proof: ListingProof(
                fact: .appInstallations, pages: 1, received: 2, distinct: 2, announced: 2, exhausted: true, doubt: nil),
            gap: nil, exchange: 50),
        requests: AppListing(
            rows: [InstallationRequest(id: 7, account: "umbrella", requester: nil, createdAt: start)],
            proof: ListingProof(
                fact: .installationRequests, pages: 1, received: 1, distinct: 1, announced: nil, exhausted: false,
                doubt: "page 2 is missing"),
            gap: Unreadable(.installationRequests, .unreachable, "page 2 is missing"), exchange: 50))

    /// Writes a finished run and returns its file.
    static func write(
        _ file: URL, tool: String = "1.0.0", gitlabFirst: Bool = false, requestID: String = "r"
    ) async throws -> URL {
        let writer = try SnapshotWriter(creating: file, plan: plan(tool))
        try await writer.write(
            exchange(50, nil, .appInstallations, requestID: requestID), ofApp: "app")
        let app = App(id: 1, slug: "hub", name: "Hub", webURL: nil, permissions: ["contents": .write], events: ["push"])
        try await writer.write(.known(app, 50), named: "app")
        try await writer.write(appDetails, ofApp: "app")
        if gitlabFirst { try await writer.write(gitlabObservations(30, requestID: requestID), of: "lab") }
        try await writer.write(githubObservations(requestID: requestID), of: "hub")
        if !gitlabFirst { try await writer.write(gitlabObservations(requestID: requestID), of: "lab") }
        try await writer.finish(at: start.addingTimeInterval(60))
        return file
    }

    static func audit(_ file: URL) throws {
        let snapshot = try Snapshot.edit(file)
        try snapshot.replaceAudit { session in
            var subjects = 0
            try session.forEachSubject { _ in subjects += 1 }
            try session.begin(
                AuditRecord(
                    toolVersion: "1.0.0", asOf: start, policyPath: "config.yaml", policySHA256: "p",
                    rulesSHA256: String(repeating: "d", count: 64),
                    failOn: .medium, maxUnverifiedPercent: 10), rules: [rule("second", .low), rule("first", .high)],
                waivers: [])
            try session.write(finding("1", "first", "g/b", nil), evidence: [10])
            try session.write(finding("2", "second", "g/a", nil), evidence: [])
            for index in 0..<30 {
                let missing = FindingRecord.Missing(fact: "project-hooks", cause: "forbidden", permission: "Maintainer")
                try session.write(finding("u\(index)", "first", "g/u\(index)", missing), evidence: [10])
            }
            try session.end(
                counts: [
                    VerdictCount(home: .integration("lab"), rule: "first", outcome: .fail, subjects: 1),
                    VerdictCount(home: .integration("lab"), rule: "second", outcome: .fail, subjects: 1),
                    VerdictCount(home: .integration("lab"), rule: "first", outcome: .unverified, subjects: 30),
                    VerdictCount(home: .integration("hub"), rule: "first", outcome: .pass, subjects: subjects),
                ], waivers: [:])
        }
        try snapshot.close()
    }

    private static func rule(_ id: String, _ severity: Severity) -> RuleRecord {
        RuleRecord(
            id: id, title: id, severity: severity, enabled: true, subjectKind: .repository, rationale: "",
            remediation: "",
            settings: "", readings: [.init(fact: "project-hooks", endpoint: "GET", permission: "p")], controls: [])
    }

    private static func finding(
        _ fingerprint: String, _ rule: String, _ subject: String, _ missing: FindingRecord.Missing?
    ) -> FindingRecord {
        FindingRecord(
            fingerprint: fingerprint, rule: rule, home: .integration("lab"), severity: rule == "first" ? .high : .low,
            subjectKind: .repository, subject: subject, subjectForgeID: nil, subjectURL: nil, reason: "because",
            observed: missing == nil ? "o" : nil, expected: missing == nil ? "e" : nil, missing: missing, waiver: nil,
            waived: false, evidence: [])
    }
}
