// What the config says about judging: settings of rules, waivers, thresholds.

package import Inventory
package import Rules

/// The policy of one audit.
package struct AuditPolicy: Sendable {
    /// How the config changes one rule.
    package struct Setting: Sendable {
        package var enabled: Bool
        package var severity: Severity?
        package var parameters: [String: RuleParameter.Value]

        package init(
            enabled: Bool = true, severity: Severity? = nil, parameters: [String: RuleParameter.Value] = [:]
        ) {
            self.enabled = enabled
            self.severity = severity
            self.parameters = parameters
        }
    }

    /// The config file, as it was named.
    package var path: String
    package var sha256: String
    package var failOn: Severity
    package var failOnNewOnly: Bool
    package var maxUnverifiedPercent: Int
    package var settings: [String: Setting]
    package var waivers: [Waiver]

    package init(
        path: String, sha256: String, failOn: Severity = .medium, failOnNewOnly: Bool = false,
        maxUnverifiedPercent: Int = 0,
        settings: [String: Setting] = [:], waivers: [Waiver] = []
    ) {
        self.path = path
        self.sha256 = sha256
        self.failOn = failOn
        self.failOnNewOnly = failOnNewOnly
        self.maxUnverifiedPercent = maxUnverifiedPercent
        self.settings = settings
        self.waivers = waivers
    }
}
