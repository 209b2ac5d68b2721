// How rules and examples are called in the tests' output.

import Inventory
package import Rules
import Testing

extension Rule: CustomTestStringConvertible {
    package var testDescription: String { id }
}

extension Rule {
    /// The verdict on an example, with the example's parameters.
    func verdict(on example: RuleExample) -> Verdict? {
        verdict(on: example.subject, in: AuditContext(asOf: RuleExample.today, parameters: example.parameters))
    }
}
