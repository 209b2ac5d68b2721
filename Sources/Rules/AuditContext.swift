// What a rule may know beside its subject.

package import Foundation

/// The audit's "now" and one rule's settings. Rules have no other inputs.
package struct AuditContext: Sendable {
    /// The instant that every date is compared with: the snapshot's own time, or `--as-of`.
    package let asOf: Date
    private let parameters: [String: RuleParameter.Value]

    /// `parameters` holds only what the config sets; a rule names its own defaults when it asks.
    package init(asOf: Date, parameters: [String: RuleParameter.Value] = [:]) {
        self.asOf = asOf
        self.parameters = parameters
    }

    /// The configured value of an integer parameter, or its default.
    package func integer(_ parameter: RuleParameter) -> Int {
        if case .integer(let value)? = parameters[parameter.name] { return value }
        if case .integer(let value) = parameter.standard { return value }
        return 0
    }

    /// The configured value of a list parameter, or its default.
    package func strings(_ parameter: RuleParameter) -> [String] {
        if case .strings(let value)? = parameters[parameter.name] { return value }
        if case .strings(let value) = parameter.standard { return value }
        return []
    }
}
