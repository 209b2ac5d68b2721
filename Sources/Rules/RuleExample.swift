// A named subject with the verdict that a rule must give on it: documentation and test at once.

package import Foundation
package import Inventory

/// One example of a rule.
package struct RuleExample: Sendable {
    /// One phrase, as it stands in the documentation.
    package let name: String
    package let subject: Subject
    package let expected: Verdict.Kind
    package let parameters: [String: RuleParameter.Value]

    package init(
        _ name: String, _ subject: Subject, _ expected: Verdict.Kind, parameters: [String: RuleParameter.Value] = [:]
    ) {
        self.name = name
        self.subject = subject
        self.expected = expected
        self.parameters = parameters
    }

    /// The day on which every example is judged.
    package static let today = Date(timeIntervalSince1970: 1_795_312_800)
}
