// Every rule against its own examples.

import Inventory
import Rules
import Testing

struct RuleExampleTests {
    @Test("every example gets the verdict that it names", arguments: RuleCatalogue.all)
    func examplesAgree(rule: Rule) throws {
        for example in rule.examples {
            let verdict = try #require(rule.verdict(on: example), "\(example.name) is another kind of subject")
            #expect(verdict.kind == example.expected, "\(example.name): \(verdict)")
        }
    }

    @Test(
        "each rule shows a pass, a fail and an unverified, or says why it always decides", arguments: RuleCatalogue.all)
    func examplesCover(rule: Rule) {
        let kinds = Set(rule.examples.map(\.expected))
        #expect(kinds.isSuperset(of: [.pass, .fail]))
        #expect(kinds.contains(.unverified) == (rule.alwaysDecides == nil))
        #expect(rule.reads.isEmpty ? rule.alwaysDecides != nil : true)
        let names = rule.examples.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") })
    }

    @Test("a defect's sentence is short and names nobody", arguments: RuleCatalogue.all)
    func defectsAreGeneral(rule: Rule) {
        for example in rule.examples {
            guard case .fail(let defect)? = rule.verdict(on: example) else { continue }
            #expect(defect.reason.count <= 200 && defect.reason.hasSuffix("."), "\(defect.reason)")
            #expect(!defect.observed.isEmpty && !defect.expected.isEmpty, "\(example.name)")
            for name in ["acme", "octocat", "bob", "umbrella", "30614487", "example.com", "hub-robot", "release/"] {
                #expect(!defect.reason.contains(name), "\(defect.reason)")
            }
        }
    }

    @Test("a gap's sentence is short, and so is why a rule doesn't apply", arguments: RuleCatalogue.all)
    func otherTexts(rule: Rule) {
        for example in rule.examples {
            switch rule.verdict(on: example) {
            case .unverified(let gap):
                #expect(gap.message.hasSuffix(".") && gap.message.count <= 300, "\(gap.message)")
                #expect(rule.reads.contains(gap.fact), "\(example.name): \(gap.fact) isn't among what the rule reads")
            case .notApplicable(let reason):
                #expect(reason.hasSuffix(".") && reason.count <= 200, "\(reason)")
            default:
                break
            }
        }
    }

    @Test("a rule says nothing of other kinds of subject", arguments: RuleCatalogue.all)
    func otherSubjects(rule: Rule) {
        let context = AuditContext(asOf: RuleExample.today)
        for other in RuleCatalogue.all where other.subjectKind != rule.subjectKind {
            for example in other.examples {
                #expect(rule.verdict(on: example.subject, in: context) == nil)
            }
        }
    }

    @Test("every kind of subject has a rule")
    func kinds() {
        #expect(Set(RuleCatalogue.all.map(\.subjectKind)) == Set(SubjectKind.allCases))
    }
}
