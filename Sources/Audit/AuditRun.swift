// Judges every subject of a snapshot by every rule and writes the verdicts into the snapshot.

package import Foundation
import Inventory
package import Rules
package import Snapshots

/// One audit. The same snapshot, rules, policy and instant give the same findings.
package struct AuditRun: Sendable {
    private let rules: [Rule]
    private let policy: AuditPolicy
    private let toolVersion: String

    package init(rules: [Rule], policy: AuditPolicy, toolVersion: String) {
        self.rules = rules
        self.policy = policy
        self.toolVersion = toolVersion
    }

    /// Replaces the snapshot's audit. `asOf` is the "now" of every date; nil is the end of the snapshot's own import.
    package func run(on snapshot: Snapshot, asOf: Date? = nil) throws {
        let run = try snapshot.run()
        let instant = asOf ?? run.finishedAt ?? run.startedAt
        let controls = policy.controls ?? .standard(of: rules)
        let records = rules.map { $0.record(policy.settings[$0.id], controls: controls) }
        let waivers = WaiverBook(policy.waivers, asOf: instant)
        let audit = AuditRecord(
            toolVersion: toolVersion, asOf: instant, policyPath: policy.path, policySHA256: policy.sha256,
            rulesSHA256: RuleSetDigest.compute(records), failOn: policy.failOn,
            maxUnverifiedPercent: policy.maxUnverifiedPercent, waiverSoonDays: policy.waiverSoonDays,
            waiverBroadPercent: policy.waiverBroadPercent,
            controls: controls.name)
        let judges = rules.enumerated().compactMap { index, rule -> Judge? in
            let setting = policy.settings[rule.id] ?? AuditPolicy.Setting()
            guard setting.enabled else { return nil }
            return Judge(
                rule: rule, severity: records[index].severity,
                context: AuditContext(asOf: instant, parameters: setting.parameters))
        }
        try snapshot.replaceAudit { session in
            try session.begin(
                audit, rules: records,
                controls: controls.entries.map {
                    ControlRecord(framework: $0.control.framework, id: $0.control.id, title: $0.title)
                },
                waivers: waivers.records)
            var tally = VerdictTally()
            var uses: [String: WaiverUse] = [:]
            try session.forEachSubject { subject in
                for judge in judges {
                    guard let verdict = judge.verdict(on: subject) else { continue }
                    let key = subject.key
                    guard verdict.kind == .fail || verdict.kind == .unverified else {
                        tally.count(verdict.kind, key.integration, judge.rule.id)
                        continue
                    }
                    let waiver = waivers.match(
                        rule: judge.rule.id, subject: key, unverified: verdict.kind == .unverified)
                    let finding = judge.finding(verdict, on: subject, waiver: waiver, book: waivers)
                    if let waiver { uses[waiver.id, default: WaiverUse()].count(finding) }
                    tally.count(finding, judge.rule.id)
                    try session.write(finding, evidence: judge.evidence(subject))
                }
            }
            let judged = tally.judgedByRule
            for waiver in policy.waivers {
                let waives = uses[waiver.id]?.waives ?? 0
                uses[waiver.id]?.broad = waivers.isBroad(
                    waives: waives, of: judged[waiver.rule] ?? 0, percent: policy.waiverBroadPercent)
            }
            try session.end(counts: tally.counts, waivers: uses)
        }
    }
}
