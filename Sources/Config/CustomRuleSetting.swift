// A rule of the team's own, as the config has it.

package import Inventory

/// One entry of `audit.custom_rules`.
package struct CustomRuleSetting: Sendable, Equatable {
    /// Where the query stands.
    package enum Query: Sendable, Equatable {
        case text(String)
        /// A file; a relative path starts at the config's directory.
        case file(String)
    }

    package let id: String
    package let title: String
    package let severity: Severity
    /// `repository` or `integration`.
    package let about: SubjectKind
    package let rationale: String
    package let remediation: String
    /// Frameworks and ids.
    package let controls: [Control]
    package let query: Query
    /// Of the query.
    package let position: SourcePosition

    /// A control as the config names it: `NIST 800-53 AC-3`, the last word being the id.
    package struct Control: Sendable, Equatable {
        package let framework: String
        package let id: String
    }
}
