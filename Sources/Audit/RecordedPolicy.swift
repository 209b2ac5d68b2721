// The policy of an audit, read back from the snapshot that it was written into.

import Inventory
import Rules
import Snapshots

enum RecordedPolicy {
    /// Settings, waivers and controls as they applied; throws `.notAudited` where there is no audit.
    static func of(_ snapshot: Snapshot) throws -> AuditPolicy {
        let audit = try snapshot.audit()
        let rules = try snapshot.rules()
        var settings: [String: AuditPolicy.Setting] = [:]
        for rule in rules {
            settings[rule.id] = AuditPolicy.Setting(
                enabled: rule.enabled, severity: rule.severity, parameters: RuleParameters.read(rule.parameters))
        }
        return AuditPolicy(
            path: audit.policyPath, sha256: audit.policySHA256, failOn: audit.failOn,
            maxUnverifiedPercent: audit.maxUnverifiedPercent, settings: settings,
            waivers: try snapshot.waivers(inConfigOrder: true).map(\.waiver), waiverSoonDays: audit.waiverSoonDays,
            waiverBroadPercent: audit.waiverBroadPercent, customRules: rules.compactMap { CustomRule($0) },
            controls: try mapping(of: snapshot, rules, audit))
    }

    private static func mapping(
        of snapshot: Snapshot, _ rules: [RuleRecord], _ audit: AuditRecord
    ) throws -> ControlMapping {
        ControlMapping(
            name: audit.controls,
            entries: try snapshot.controls().map { control in
                .init(
                    control: Control(control.framework, control.id), title: control.title,
                    rules: rules.filter { $0.query == nil }.filter {
                        $0.controls.contains(.init(framework: control.framework, id: control.id))
                    }.map(\.id))
            })
    }
}
