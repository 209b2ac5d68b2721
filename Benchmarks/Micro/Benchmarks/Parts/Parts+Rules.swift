// The closures of all rules, on their own examples.

import Benchmark
import Inventory
import Rules

func measureRules() {
    let rules = RuleCatalogue.all
    let judged = rules.reduce(0) { $0 + $1.examples.count }
    let context = AuditContext(asOf: RuleExample.today)
    Benchmark("Rules: \(rules.count) rules on their \(judged) examples, 100 times") { benchmark in
        for _ in 0..<100 {
            for rule in rules {
                for example in rule.examples { blackHole(rule.verdict(on: example.subject, in: context)) }
            }
        }
    }
}
