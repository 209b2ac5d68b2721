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
    /// How many days before its end a waiver counts as ending soon.
    package var waiverSoonDays: Int
    /// The share of a rule's results, in percent, from which on a waiver counts as broad.
    package var waiverBroadPercent: Int
    /// The team's own rules, after the catalogue's.
    package var customRules: [CustomRule]
    /// A mapping that goes before the one of the rules themselves.
    package var controls: ControlMapping?

    package init(
        path: String, sha256: String, failOn: Severity = .medium, failOnNewOnly: Bool = false,
        maxUnverifiedPercent: Int = 0, settings: [String: Setting] = [:], waivers: [Waiver] = [],
        waiverSoonDays: Int = 30, waiverBroadPercent: Int = 50, customRules: [CustomRule] = [],
        controls: ControlMapping? = nil
    ) {
        self.path = path
        self.sha256 = sha256
        self.failOn = failOn
        self.failOnNewOnly = failOnNewOnly
        self.maxUnverifiedPercent = maxUnverifiedPercent
        self.settings = settings
        self.waivers = waivers
        self.waiverSoonDays = waiverSoonDays
        self.waiverBroadPercent = waiverBroadPercent
        self.customRules = customRules
        self.controls = controls
    }
}
