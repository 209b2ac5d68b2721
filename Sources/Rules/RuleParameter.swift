// A setting that a rule offers to the config.

/// A rule's parameter: its name in the config, its default and what it means.
package struct RuleParameter: Sendable, Hashable {
    /// A parameter's value; the default's case is the parameter's type.
    package enum Value: Sendable, Hashable {
        case integer(Int)
        case strings([String])
    }

    package let name: String
    package let standard: Value
    /// One sentence for the documentation.
    package let meaning: String

    package init(_ name: String, default standard: Value, meaning: String) {
        self.name = name
        self.standard = standard
        self.meaning = meaning
    }
}
