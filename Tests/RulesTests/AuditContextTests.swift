// How rules see their settings.

import Foundation
import Rules
import Testing

struct AuditContextTests {
    private let days = RuleParameter("within_days", default: .integer(30), meaning: "Days.")
    private let names = RuleParameter("allowed", default: .strings(["a"]), meaning: "Names.")

    @Test("defaults hold where the config says nothing")
    func defaults() {
        let context = AuditContext(asOf: RuleExample.today)
        #expect(context.integer(days) == 30)
        #expect(context.strings(names) == ["a"])
    }

    @Test("the config's values replace them")
    func configured() {
        let context = AuditContext(
            asOf: RuleExample.today, parameters: ["within_days": .integer(7), "allowed": .strings([])])
        #expect(context.integer(days) == 7)
        #expect(context.strings(names) == [])
    }

    @Test("a value of the wrong type is as good as none")
    func wrongType() {
        let context = AuditContext(
            asOf: RuleExample.today, parameters: ["within_days": .strings(["7"]), "allowed": .integer(1)])
        #expect(context.integer(days) == 30)
        #expect(context.strings(names) == ["a"])
    }
}
