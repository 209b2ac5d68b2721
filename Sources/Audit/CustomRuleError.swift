// What is wrong with a team's own rule.

package import Snapshots

/// The rule, and what its query can't do; the caller knows where the query stands.
package struct CustomRuleError: Error, Sendable, CustomStringConvertible {
    package let rule: String
    package let problem: QueryProblem

    package init(rule: String, problem: QueryProblem) {
        self.rule = rule
        self.problem = problem
    }

    package var description: String {
        let place = problem.place.map { ", line \($0.line), column \($0.column) of its query" } ?? ""
        return "rule \(rule)\(place): \(problem.message)"
    }
}
