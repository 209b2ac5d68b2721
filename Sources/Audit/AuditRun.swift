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

    /// Changes whenever a rule's meaning or setting does: what snapshots record of the rules that judged them.
    package var rulesSHA256: String { RuleSetDigest.compute(records) }

    private var controls: ControlMapping { policy.controls ?? .standard(of: rules) }

    private var records: [RuleRecord] {
        let controls = controls
        return rules.map { $0.record(policy.settings[$0.id], controls: controls) }
            + policy.customRules.map { $0.record() }
    }

    /// Replaces the snapshot's audit. `asOf` is the "now" of every date; nil is the end of the snapshot's own import.
    package func run(on snapshot: Snapshot, asOf: Date? = nil) throws {
        let run = try snapshot.run()
        let instant = asOf ?? run.finishedAt ?? run.startedAt
        let controls = controls
        let records = records
        let waivers = WaiverBook(policy.waivers, asOf: instant)
        let inForce = rules.enumerated().compactMap { index, rule -> Judge? in
            let setting = policy.settings[rule.id] ?? AuditPolicy.Setting()
            guard setting.enabled else { return nil }
            return Judge(
                rule: rule, severity: records[index].severity,
                context: AuditContext(asOf: instant, parameters: setting.parameters))
        }
        let judges = Dictionary(grouping: inForce) { $0.rule.subjectKind }
        // Before the transaction that replaces the audit: queries have a connection of their own.
        let index = try SubjectIndex(snapshot)
        let custom = try policy.customRules.map {
            try CustomVerdicts($0, on: snapshot, asOf: instant, index: index)
        }
        try snapshot.replaceAudit { session in
            try session.begin(
                head(asOf: instant, records, controls), rules: records,
                controls: Self.records(of: controls, and: policy.customRules), waivers: waivers.records)
            var ledger = Ledger(waivers: waivers)
            try session.forEachSubject { subject in
                let key = subject.key
                for judge in judges[subject.kind] ?? [] {
                    guard let verdict = judge.verdict(on: subject) else { continue }
                    let entry = Ledger.Entry(rule: judge.rule.id, severity: judge.severity, key: key)
                    guard let finding = ledger.enter(verdict, entry) else { continue }
                    try session.write(finding, evidence: judge.evidence(subject, verdict))
                }
            }
            for verdicts in custom {
                for (key, verdict) in verdicts.rows {
                    let entry = Ledger.Entry(rule: verdicts.rule.id, severity: verdicts.rule.severity, key: key)
                    if let finding = ledger.enter(verdict, entry) { try session.write(finding, evidence: []) }
                }
            }
            try session.end(
                counts: ledger.counts, waivers: ledger.uses(of: policy.waivers, broadPercent: policy.waiverBroadPercent)
            )
        }
    }

    private func head(asOf instant: Date, _ rules: [RuleRecord], _ controls: ControlMapping) -> AuditRecord {
        AuditRecord(
            toolVersion: toolVersion, asOf: instant, policyPath: policy.path, policySHA256: policy.sha256,
            rulesSHA256: RuleSetDigest.compute(rules), failOn: policy.failOn, failOnNewOnly: policy.failOnNewOnly,
            maxUnverifiedPercent: policy.maxUnverifiedPercent, waiverSoonDays: policy.waiverSoonDays,
            waiverBroadPercent: policy.waiverBroadPercent, controls: controls.name)
    }

    /// The mapping's controls, then those that only the team's own rules name.
    private static func records(of mapping: ControlMapping, and custom: [CustomRule]) -> [ControlRecord] {
        let known = Set(mapping.entries.map(\.control))
        var more: [Control] = []
        for control in custom.flatMap(\.controls) where !known.contains(control) && !more.contains(control) {
            more.append(control)
        }
        return mapping.entries.map {
            ControlRecord(framework: $0.control.framework, id: $0.control.id, title: $0.title)
        } + more.map { ControlRecord(framework: $0.framework, id: $0.id, title: "") }
    }
}
