// What was observed comes back out of the file as it went in.

import Foundation
import Inventory
import Snapshots
import Testing

struct RoundTripTests {
    @Test("Observations come back as subjects, with their evidence and their reasons")
    func subjects() async throws {
        let folder = try TestFolder()
        let snapshot = try Snapshot.edit(try await TestRun.write(folder.file("s.sqlite")))
        var subjects: [Subject] = []
        try snapshot.replaceAudit { try $0.forEachSubject { subjects.append($0) } }
        #expect(
            subjects.map { "\($0.key.kind.rawValue) \($0.key.path)" } == [
                "integration hub", "installation installation 99", "expectation acme/web", "repository acme/old-site",
                "repository acme/web", "baseline-repository *", "integration lab", "token token", "secret token",
                "repository g/a", "repository g/b", "repository g/c", "baseline-repository *", "app app",
                "secret private key", "app-installation installation 99", "app-installation installation 100",
            ])
        guard case .installation(let installation) = subjects[1], case .repository(let old) = subjects[3],
            case .integration(let lab) = subjects[6], case .token(let token) = subjects[7],
            case .repository(let a) = subjects[9], case .repository(let b) = subjects[10],
            case .repository(let c) = subjects[11]
        else { return #expect(Bool(false), "the subjects have other kinds") }
        guard case .known(.present(let present), 1) = installation.status else {
            return #expect(Bool(false), "the installation isn't there")
        }
        #expect(present.permissions == ["contents": .read, "metadata": .read])
        #expect(installation.requiredPermissions == ["contents": .read])
        #expect(installation.app.value?.permissions == ["contents": .write])
        guard case .unreadable(let gap) = installation.installerMembership else {
            return #expect(Bool(false), "a gap became a fact")
        }
        #expect(gap.missingPermission == "members: read")
        #expect(old.excluded)
        #expect(lab.importState == .incomplete)
        #expect(lab.importDoubt == "page 2 is missing")
        #expect(lab.listings.map(\.complete) == [false])
        guard case .known(.accepted(let accepted), 10) = token.status else {
            return #expect(Bool(false), "the token isn't accepted")
        }
        #expect(accepted.expiresOn?.description == "2027-01-31")
        #expect(a.access == .known(.held, 10))
        #expect(b.access == .known(.below, 10))
        #expect(c.access.value == nil, "an access that was never read is unreadable")
        #expect(a.hooks.value?.first?.branchFilter == .wildcard("release/*"))
        #expect(b.hooks.value == nil)
    }

    @Test("Every repository of a page is linked, whichever were there before and whichever are excluded")
    func linking() async throws {
        let folder = try TestFolder()
        let writer = try SnapshotWriter(creating: folder.file("s.sqlite"), plan: TestRun.plan())
        let paths = (1...40).map { $0 % 3 == 0 ? "acme/old-\($0)" : "acme/r\($0)" }
        let page = zip(Int64(1)..., paths).map { TestRun.repository($0, $1) }
        try await writer.write(
            [.exchange(TestRun.exchange(1, "hub", .installationRepositories))]
                + [page[10..<20], page[5..<25], page[...]].map { .repositories(Array($0.reversed()), listedIn: 1) }
                + [.ended(.complete, doubt: nil)], of: "hub")
        try await writer.write(TestRun.gitlabObservations(), of: "lab")
        try await writer.finish(at: TestRun.start)
        let snapshot = try Snapshot.edit(folder.file("s.sqlite"))
        var excluded: [String: Bool] = [:]
        try snapshot.replaceAudit { session in
            try session.forEachSubject { subject in
                guard case .repository(let repository) = subject, repository.integration.id == "hub" else { return }
                excluded[repository.repository.path] = repository.excluded
            }
        }
        #expect(excluded.count == 40)
        for path in paths { #expect(excluded[path] == path.hasPrefix("acme/old-"), "\(path)") }
    }

    @Test("A reference that leads nowhere is found before a snapshot is published")
    func dangling() async throws {
        let folder = try TestFolder()
        let writer = try SnapshotWriter(creating: folder.file("s.sqlite"), plan: TestRun.plan())
        // The exchange that it names was never written.
        try await writer.write([.repositories([TestRun.repository(1, "acme/web")], listedIn: 77)], of: "hub")
        await #expect(throws: SnapshotsError.self) { try await writer.finish(at: TestRun.start) }
    }

    @Test("What an App's key showed comes back, with the integrations that name each installation")
    func apps() async throws {
        let folder = try TestFolder()
        let snapshot = try Snapshot.edit(try await TestRun.write(folder.file("s.sqlite")))
        var subjects: [Subject] = []
        try snapshot.replaceAudit { try $0.forEachSubject { subjects.append($0) } }
        let apps = subjects.compactMap { if case .app(let subject) = $0 { subject } else { nil } }
        let app = try #require(apps.first)
        let details = TestRun.appDetails
        #expect(app.hook == details.hook && app.deliveries == details.deliveries)
        #expect(app.requests.rows == details.requests.rows && app.requests.gap?.cause == .unreachable)
        #expect(app.key.home == .app("app") && app.requiredEvents == ["push"])
        let listed = subjects.compactMap { if case .appInstallation(let subject) = $0 { subject } else { nil } }
        #expect(listed.map(\.installation.value) == details.installations.rows)
        #expect(listed.map(\.attachedBy) == [["hub"], []])
        let secrets = subjects.compactMap { if case .secret(let subject) = $0 { subject } else { nil } }
        #expect(secrets.map(\.place) == [.file(readableByOthers: true), .elsewhere])
        let record = try #require(try snapshot.apps().first)
        #expect(record.doubt == "page 2 is missing" && record.installations?.received == 2 && record.integrations == 1)
    }

    @Test("Reports read the run, the integrations, their listings and their gaps")
    func records() async throws {
        let folder = try TestFolder()
        let file = try await TestRun.write(folder.file("s.sqlite"))
        try TestRun.audit(file)
        let snapshot = try Snapshot.read(file)
        let run = try snapshot.run()
        #expect(run.startedAt == TestRun.start)
        #expect(!run.complete)
        #expect(run.contentSHA256.count == 64)
        let integrations = try snapshot.integrations()
        #expect(integrations.map(\.name) == ["hub", "lab"])
        #expect(integrations.map(\.repositories) == [2, 3])
        #expect(integrations.map(\.excluded) == [1, 0])
        #expect(integrations[0].connection == "GitHub App app, installation 99 on acme-inc")
        #expect(try snapshot.apps().map(\.requests) == [1])
        let listings = try snapshot.listings()
        #expect(listings.map(\.integration) == ["hub", "lab"])
        #expect(listings.map(\.proof.complete) == [true, false])
        let hooks = try snapshot.gaps().first { $0.integration == "lab" }
        #expect(hooks?.subjects == 2)
        #expect(hooks?.blockedRules == ["first"])
    }

    @Test("Findings come back in the asked order, grouped where they lack the same")
    func findings() async throws {
        let folder = try TestFolder()
        let file = try await TestRun.write(folder.file("s.sqlite"))
        try TestRun.audit(file)
        let snapshot = try Snapshot.read(file)
        var order: [String] = []
        try snapshot.forEachFinding(FindingQuery(fails: true)) { order.append($0.fingerprint) }
        #expect(order == ["1", "2"])
        order = []
        try snapshot.forEachFinding(FindingQuery(order: .home, fails: true)) { order.append($0.fingerprint) }
        #expect(order == ["2", "1"], "by rule in the catalogue's order")
        #expect(try snapshot.openFailCounts().map(\.rule) == ["first", "second"])
        #expect(try snapshot.openFails(of: "first", limit: 5).first?.evidence.first?.requestID == "r-10")
        let groups = try snapshot.unverifiedGroups()
        #expect(groups.map(\.open) == [30])
        #expect(groups.first?.missing.permission == "Maintainer")
        let group = try #require(groups.first)
        #expect(try snapshot.examples(of: group, limit: 20).count == 20)
        let outcome = try snapshot.outcome()
        #expect(outcome.gatingFails == 1)
        #expect(outcome.unverified == 30)
        #expect(outcome.incompleteImports == 1)
        #expect(outcome.verdict == .notMet)
    }

    @Test("A second audit replaces the first as a whole")
    func replacing() async throws {
        let folder = try TestFolder()
        let file = try await TestRun.write(folder.file("s.sqlite"))
        #expect(throws: SnapshotsError.self) { try Snapshot.read(file).audit() }
        try TestRun.audit(file)
        try TestRun.audit(file)
        #expect(try Snapshot.read(file).outcome().fails == 2)
        let open = try Snapshot.edit(file)
        for query in [FindingQuery(), FindingQuery(order: .home, home: .integration("lab"))] {
            var count = 0
            try open.forEachFinding(query) { _ in count += 1 }
            #expect(count == 32)
            try open.forEachFinding(FindingQuery(home: .app("app"))) { _ in count += 1 }
            #expect(count == 32)
        }
        try open.replaceAudit { _ in }
        for order in [FindingQuery.Order.severity, .home] {
            try open.forEachFinding(FindingQuery(order: order)) { _ in Issue.record("a finding of the audit before") }
        }
        try open.close()
        try TestRun.audit(file)
        struct Stop: Error {}
        #expect(throws: Stop.self) { try Snapshot.edit(file).replaceAudit { _ in throw Stop() } }
        #expect(try Snapshot.read(file).outcome().fails == 2)
    }
}
