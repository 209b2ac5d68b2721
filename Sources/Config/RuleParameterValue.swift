// The value that a config gives a rule's parameter.

/// Of the kind that the parameter asks for.
package enum RuleParameterValue: Sendable, Equatable {
    case integer(Int)
    case string(String)
    case strings([String])
}
