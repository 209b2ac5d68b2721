// What the config changes about one rule.

package import Inventory

/// The setting of one rule under `audit.rules`.
package struct RuleSetting: Sendable, Equatable {
    /// False for `off`.
    package let enabled: Bool
    /// Nil leaves the rule's own.
    package let severity: Severity?
    /// By parameter name; checked against the rule's parameters.
    package let parameters: [String: RuleParameterValue]
    package let position: SourcePosition
}
