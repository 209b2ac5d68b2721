// One run over the truth fleet, with every verdict that came of it.
import FixtureForge
import Foundation
import Inventory
import Rules
import Snapshots
import TestSupport

/// What the built auditor wrote, and what its rules say when they are asked about each subject by themselves.
struct TruthRun: Sendable {
    let run: Run
    /// Every subject by every rule that has rows in the table.
    let rows: Set<TruthTable.Row>
    /// The same from the snapshot's own counts.
    let counts: [Count: Int]
    /// Results for which the command and the rules don't agree.
    let contradictions: [String]

    /// How often a rule gave a verdict in an integration.
    struct Count: Hashable {
        let integration: String
        let rule: String
        let verdict: String
    }

    /// The instant that the fleet's dates are about.
    static let now = "2026-03-01T00:00:00Z"
    private static let config = "fixtures/truth/forgeaudit.yaml"

    /// What the config sets, by rule.
    private static let parameters: [String: [String: RuleParameter.Value]] = [
        "gitlab-token-expires-soon": ["within_days": .integer(14)],
        "gitlab-token-unused": ["within_days": .integer(60)],
        "gitlab-token-scope-excessive": ["allowed": .strings(["api", "read_api", "read_registry", "sudo"])],
    ]

    private static let once = Task { try await make() }

    static var shared: TruthRun { get async throws { try await once.value } }

    private static func make() async throws -> TruthRun {
        try await Scratch.use { scratch in
            let run = try await run(in: scratch)
            let folder = scratch.root.appending(path: ".truth/snapshots")
            return try TruthRun(run, folder.appending(path: "latest.sqlite").resolvingSymlinksInPath())
        }
    }

    /// `forgeaudit run` against a forge of its own, with the fleet's faults.
    private static func run(in scratch: Scratch) async throws -> Run {
        let folder = scratch.root.appending(path: "fixtures/truth", directoryHint: .isDirectory)
        let fleet = try FleetLoader(folder: folder).load()
        let secrets = scratch.root.appending(path: ".truth/secrets", directoryHint: .isDirectory)
        let forge = try FixtureForge(
            fleet: fleet, clock: .frozen(at: Date(now, strategy: .iso8601)),
            secrets: try SecretFolder(secrets).secrets(for: fleet),
            faults: Faults(try FaultFile(folder.appending(path: "faults.json")).specs()))
        let port = try await forge.start()
        let result: Result<Run, any Error>
        do {
            let arguments = ["run", "-c", config, "--connect-to", "127.0.0.1:\(port)", "--clock", now, "--quiet"]
            result = .success(try await scratch.start(arguments).finished())
        } catch {
            result = .failure(error)
        }
        await forge.stop()
        return try result.get()
    }

    private init(_ run: Run, _ file: URL) throws {
        self.run = run
        let published = try Snapshot.read(file)
        var findings: [Key: FindingRecord] = [:]
        try published.forEachFinding(FindingQuery(order: .home)) { finding in
            findings[Key(finding.home.text, finding.subject, finding.rule)] = finding
        }
        var counts: [Count: Int] = [:]
        for count in try published.verdictCounts() {
            let verdict = count.outcome == .notApplicable ? "not applicable" : count.outcome.rawValue
            counts[Count(integration: count.home.text, rule: count.rule, verdict: verdict)] = count.subjects
        }
        self.counts = counts
        (rows, contradictions) = try Self.judged(published, findings)
        try published.close()
    }

    /// Asks every rule about every subject of the snapshot, and takes reasons and waivers from the findings.
    private static func judged(
        _ snapshot: Snapshot, _ findings: [Key: FindingRecord]
    ) throws -> (Set<TruthTable.Row>, [String]) {
        let instant = try snapshot.audit().asOf
        var rows: Set<TruthTable.Row> = []
        var contradictions: [String] = []
        let named = try TruthTable.read().rules
        let rules = RuleCatalogue.all.filter { named.contains($0.id) }
        var left = findings.filter { named.contains($0.key.rule) }
        try snapshot.forEachSubject { subject in
            for rule in rules {
                let context = AuditContext(asOf: instant, parameters: parameters[rule.id] ?? [:])
                guard let verdict = rule.verdict(on: subject, in: context) else { continue }
                let key = Key(subject.key.home.text, subject.key.path, rule.id)
                let row = Self.row(key, verdict, left.removeValue(forKey: key))
                if let row, rows.insert(row).inserted { continue }
                contradictions.append("\(key): the rule says \(verdict), the command something else or twice")
            }
        }
        contradictions += left.keys.map { "\($0): the command says more than the rules" }
        return (rows, contradictions)
    }

    /// Nil where the finding, or its absence, isn't what the verdict makes.
    private static func row(_ key: Key, _ verdict: Verdict, _ finding: FindingRecord?) -> TruthTable.Row? {
        let (word, reason): (String, String)
        switch (verdict, finding) {
        case (.pass, nil): (word, reason) = ("pass", "")
        case (.notApplicable(let text), nil): (word, reason) = ("not applicable", text)
        case (.fail(let defect), let finding?) where finding.isFail && finding.reason == defect.reason:
            (word, reason) = (finding.waived ? "waived" : "fail", finding.reason)
        case (.unverified(let gap), let finding?) where !finding.isFail && finding.reason == gap.message:
            (word, reason) = (finding.waived ? "waived" : "unverified", finding.reason)
        default: return nil
        }
        return TruthTable.Row(
            integration: key.integration, subject: key.subject, rule: key.rule, verdict: word, reason: reason)
    }

    private struct Key: Hashable, CustomStringConvertible {
        let integration: String
        let subject: String
        let rule: String

        init(_ integration: String, _ subject: String, _ rule: String) {
            self.integration = integration
            self.subject = subject
            self.rule = rule
        }

        var description: String { "\(integration) \(subject) \(rule)" }
    }
}
