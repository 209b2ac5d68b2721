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
        let policy = try RecordedPolicy.of(copy)
        let controls = policy.controls ?? .standard(of: rules)
        let here = RuleSetDigest.compute(
            rules.map { $0.record(policy.settings[$0.id], controls: controls) } + policy.customRules.map { $0.record() }
        )
        guard here == recorded.rulesSHA256 else { return .otherRules(recorded: recorded.rulesSHA256, here: here) }
        try AuditRun(rules: rules, policy: policy, toolVersion: recorded.toolVersion).run(on: copy, asOf: recorded.asOf)
        let changed = zip(before, try copy.resultDigests()).filter { $0 != $1 }.map(\.0.table)
        return changed.isEmpty ? .follows : .differs(changed)
    }
}
