// What a rule lets a config set.

/// A parameter that a rule offers.
package struct RuleParameter: Sendable, Equatable {
    /// The kind of its value.
    package enum Kind: Sendable, Equatable {
        case integer(ClosedRange<Int>)
        case string
        /// A list of texts without repetition.
        case strings
    }

    package let name: String
    package let kind: Kind
    /// For documents.
    package let meaning: String

    package init(_ name: String, _ kind: Kind, meaning: String = "") {
        self.name = name
        self.kind = kind
        self.meaning = meaning
    }
}
