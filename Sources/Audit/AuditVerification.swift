// Judges a snapshot again as it was judged, to see whether its findings follow from its observations.

import Foundation
import Inventory
package import Rules
package import Snapshots

/// What judging again showed.
package enum AuditVerification: Sendable, Equatable {
    /// The same rules and policy give the same results.
    case follows
    /// These tables differ from what judging gives.
    case differs([String])
    /// This release's rules aren't those that judged; nothing can be said.
    case otherRules(recorded: String, here: String)

    /// Judges `copy` anew by the policy that it records, and compares. The copy's audit is replaced.
    package static func run(on copy: Snapshot, rules: [Rule]) throws -> AuditVerification {
        let recorded = try copy.audit()
        let before = try copy.resultDigests()
        let policy = try policy(of: copy, recorded)
        let controls = policy.controls ?? .standard(of: rules)
        let here = RuleSetDigest.compute(rules.map { $0.record(policy.settings[$0.id], controls: controls) })
        guard here == recorded.rulesSHA256 else { return .otherRules(recorded: recorded.rulesSHA256, here: here) }
        try AuditRun(rules: rules, policy: policy, toolVersion: recorded.toolVersion).run(on: copy, asOf: recorded.asOf)
        let changed = zip(before, try copy.resultDigests()).filter { $0 != $1 }.map(\.0.table)
        return changed.isEmpty ? .follows : .differs(changed)
    }

    private static func policy(of snapshot: Snapshot, _ audit: AuditRecord) throws -> AuditPolicy {
        var settings: [String: AuditPolicy.Setting] = [:]
        let rules = try snapshot.rules()
        for rule in rules {
            settings[rule.id] = AuditPolicy.Setting(
                enabled: rule.enabled, severity: rule.severity, parameters: RuleParameters.read(rule.parameters))
        }
        return AuditPolicy(
            path: audit.policyPath, sha256: audit.policySHA256, failOn: audit.failOn,
            maxUnverifiedPercent: audit.maxUnverifiedPercent, settings: settings,
            waivers: try snapshot.waivers(inConfigOrder: true).map(\.waiver), waiverSoonDays: audit.waiverSoonDays,
            waiverBroadPercent: audit.waiverBroadPercent, controls: try mapping(of: snapshot, rules, audit))
    }

    private static func mapping(
        of snapshot: Snapshot, _ rules: [RuleRecord], _ audit: AuditRecord
    ) throws -> ControlMapping {
        ControlMapping(
            name: audit.controls,
            entries: try snapshot.controls().map { control in
                .init(
                    control: Control(control.framework, control.id), title: control.title,
                    rules: rules.filter {
                        $0.controls.contains(.init(framework: control.framework, id: control.id))
                    }.map(\.id))
            })
    }
}
