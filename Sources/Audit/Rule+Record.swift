// The form in which a rule is written into the snapshot.

import Inventory
import Rules
import Snapshots

extension Rule {
    /// The rule's texts with the policy's changes.
    func record(_ setting: AuditPolicy.Setting?, controls: ControlMapping) -> RuleRecord {
        RuleRecord(
            id: id, title: title, severity: setting?.severity ?? severity, enabled: setting?.enabled ?? true,
            subjectKind: subjectKind, rationale: rationale, remediation: remediation,
            remediators: remediators.map(\.phrase).joined(separator: ", or "), falsePositives: falsePositives,
            settings: parameters.map { parameter in
                "\(parameter.name): \((setting?.parameters[parameter.name] ?? parameter.standard).text)"
            }.joined(separator: "; "),
            parameters: RuleParameters.text(parameters, setting?.parameters ?? [:]),
            readings: reads.map { .init(fact: $0.rawValue, endpoint: $0.endpoint, permission: $0.permission) },
            controls: controls.controls(of: id).map { .init(framework: $0.framework, id: $0.id) })
    }
}

extension RuleParameter.Value {
    /// The value as the config writes it.
    var text: String {
        switch self {
        case .integer(let value): String(value)
        case .strings(let values): values.joined(separator: ", ")
        }
    }
}
