// The product's promise, rule by rule: what can't be seen is never called fine.

import Inventory
import Rules
import Testing

struct UnreadableFactTests {
    private static let deciding = RuleCatalogue.all.filter { $0.alwaysDecides == nil }

    @Test("hiding what a rule reads never makes a pass, nor a fail of a pass", arguments: deciding)
    func neverFine(rule: Rule) {
        for example in rule.examples {
            for fact in rule.reads {
                let hidden = RuleExample(
                    example.name, example.subject.hiding(fact), .unverified, parameters: example.parameters)
                let verdict = rule.verdict(on: hidden)?.kind
                #expect(verdict != .pass || example.expected == .pass, "\(example.name) without \(fact)")
                #expect(verdict != .fail || example.expected == .fail, "\(example.name) without \(fact)")
            }
        }
    }

    @Test("with everything hidden that it reads, no rule passes or fails", arguments: deciding)
    func nothingSeen(rule: Rule) {
        for example in rule.examples where example.expected == .pass {
            let subject = rule.reads.reduce(example.subject) { $0.hiding($1) }
            let hidden = RuleExample(example.name, subject, .unverified, parameters: example.parameters)
            #expect(rule.verdict(on: hidden)?.kind == .unverified, "\(example.name)")
        }
    }

    @Test("every fact that a rule names decides at least one of its passes", arguments: deciding)
    func everyFactCounts(rule: Rule) {
        for fact in rule.reads {
            let decided = rule.examples.contains { example in
                let hidden = RuleExample(
                    example.name, example.subject.hiding(fact), .unverified, parameters: example.parameters)
                return example.expected == .pass && rule.verdict(on: hidden)?.kind == .unverified
            }
            #expect(decided, "\(fact) is named in reads, but no pass rests on it")
        }
    }

    @Test("a gap keeps the permission that would close it")
    func keepsMissingPermission() throws {
        let gap = Unreadable(.groupHooks, .forbidden, "Refused.", missingPermission: "Owner of the group", exchange: 4)
        let rule = try #require(RuleCatalogue.rule("rebuild-hook-missing"))
        let example = try #require(rule.examples.first { $0.name == "no hook at all" })
        guard case .repository(var subject) = example.subject else { return }
        subject.groupHooks = [GroupHooks(group: "acme", hooks: .unreadable(gap))]
        let verdict = rule.verdict(on: .repository(subject), in: AuditContext(asOf: RuleExample.today))
        #expect(verdict == .unverified(gap))
    }
}
