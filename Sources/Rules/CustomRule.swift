// A rule of a team's own: a query over the snapshot in place of a function.

package import Inventory

/// What the config says of one such rule.
package struct CustomRule: Sendable, Hashable {
    /// Kebab-case, none of the catalogue's.
    package let id: String
    package let title: String
    package let severity: Severity
    /// What the query's subjects are: integrations, or repositories.
    package let subjectKind: SubjectKind
    package let rationale: String
    package let remediation: String
    package let controls: [Control]
    /// A SELECT whose columns are `integration`, `subject` (for repositories), `verdict` and `reason`, and where wanted
    /// `observed`, `expected` and `missing_permission`.
    package let query: String

    package init(
        id: String, title: String, severity: Severity, subjectKind: SubjectKind, rationale: String,
        remediation: String, controls: [Control], query: String
    ) {
        self.id = id
        self.title = title
        self.severity = severity
        self.subjectKind = subjectKind
        self.rationale = rationale
        self.remediation = remediation
        self.controls = controls
        self.query = query
    }
}
