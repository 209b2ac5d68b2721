// Turns the config's audit section into the policy of an audit.

import Audit
import Config
import Rules

extension ConfigFile {
    /// `controls` is the mapping that the config names, where it names one.
    func policy(controls: ControlMapping?, customRules: [CustomRule]) -> AuditPolicy {
        AuditPolicy(
            path: path, sha256: sha256, failOn: audit.failOn, failOnNewOnly: audit.failOnNewOnly,
            maxUnverifiedPercent: audit.maxUnverifiedPercent,
            settings: audit.rules.mapValues { setting in
                AuditPolicy.Setting(
                    enabled: setting.enabled, severity: setting.severity,
                    parameters: setting.parameters.compactMapValues { value in
                        switch value {
                        case .integer(let number): .integer(number)
                        case .strings(let texts): .strings(texts)
                        case .string(let text): .strings([text])
                        }
                    })
            },
            waivers: audit.waivers, waiverSoonDays: audit.waiverPolicy.soonDays,
            waiverBroadPercent: audit.waiverPolicy.broadPercent, customRules: customRules, controls: controls)
    }
}
