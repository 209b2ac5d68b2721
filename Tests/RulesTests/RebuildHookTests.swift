// Cases of the hook rules that are too special to be examples in the documentation.

import Foundation
import Inventory
import Testing

@testable import Rules

struct RebuildHookTests {
    private func verdict(_ id: String, _ subject: RepositorySubject) -> Verdict? {
        RuleCatalogue.rule(id)?.verdict(on: .repository(subject), in: AuditContext(asOf: RuleExample.today))
    }

    @Test("a pause that ends at this very instant is over")
    func pauseEnds() {
        let hook = Webhook.example(alertStatus: "temporarily_disabled", disabledUntil: RuleExample.today)
        #expect(hook.liveness(at: RuleExample.today) == .active)
        #expect(hook.liveness(at: RuleExample.today.addingTimeInterval(-1)) == .disabled)
    }

    @Test("a project hook without push events leaves it open whether a hidden group hook does the job")
    func silentProjectHook() {
        let subject = RepositorySubject.hooked(.example(pushEvents: false), groups: [.hidden])
        #expect(verdict("rebuild-hook-missing", subject)?.kind == .unverified)
    }

    @Test("one hook that fires is enough, whatever else can't be seen")
    func firingHook() {
        let subject = RepositorySubject.hooked(.example(pushEvents: nil), .example(id: 13), groups: [.hidden])
        #expect(verdict("rebuild-hook-missing", subject) == .pass)
    }

    @Test("a blank filter may hold spaces, as GitLab's blank does")
    func blankFilter() {
        #expect(Webhook.BranchFilter.wildcard(" \t").reach("main") == .reached)
    }

    @Test("filters and names beyond all measure aren't judged")
    func hugeFilters() {
        let huge = String(repeating: "*a", count: 100_000)
        for filter in [Webhook.BranchFilter.wildcard(huge), .regex(huge)] {
            guard case .unknown = filter.reach("main") else {
                Issue.record("judged a filter of 200,000 characters")
                continue
            }
        }
        guard case .unknown = Webhook.BranchFilter.regex("main").reach(huge) else {
            Issue.record("judged a branch of 200,000 characters")
            return
        }
    }

    @Test("two hooks with the same filter for other branches build those twice")
    func sameFilter() {
        let one = Webhook.example(branchFilter: .wildcard("release/*"))
        let other = Webhook.example(id: 13, branchFilter: .wildcard("release/*"))
        #expect(verdict("rebuild-hook-duplicated", .hooked(one, other))?.kind == .fail)
    }

    @Test("without a default branch, two hooks with filters aren't known to overlap")
    func unknownBranch() {
        let one = Webhook.example(branchFilter: .wildcard("ma*"))
        let other = Webhook.example(id: 13, branchFilter: .wildcard("st*"))
        let subject = RepositorySubject.example(
            .example(defaultBranch: nil), hooks: .known([one, other], 7))
        #expect(verdict("rebuild-hook-duplicated", subject)?.kind == .unverified)
        let open = RepositorySubject.example(
            .example(defaultBranch: nil), hooks: .known([.example(), .example(id: 13)], 7))
        #expect(verdict("rebuild-hook-duplicated", open)?.kind == .fail)
    }

    @Test(
        "beside a hook for all branches another one is too many, where it is known to be called",
        arguments: [Webhook.BranchFilter.allBranches, .wildcard(" "), .regex("")])
    func openFilter(open: Webhook.BranchFilter) {
        func both(_ second: Webhook) -> Verdict.Kind? {
            verdict("rebuild-hook-duplicated", .hooked(.example(branchFilter: open), second))?.kind
        }
        #expect(both(.example(id: 13, branchFilter: .regex("^release/"))) == .fail)
        #expect(both(.example(id: 13, branchFilter: .regex("^(?i)release/"))) == .unverified)
        #expect(both(.example(id: 13, branchFilter: .wildcard("release/*"), alertStatus: nil)) == .unverified)
        #expect(both(.example(id: 13, pushEvents: false, branchFilter: .wildcard("release/*"))) == .pass)
    }

    @Test("hostile texts are cut and cleaned where a finding quotes them")
    func hostileTexts() {
        let filter = "x\u{1B}[31m\n\u{202E}" + String(repeating: "<script>", count: 100)
        guard case .fail(let defect)? = verdict("rebuild-hook-misses-default-branch", .filtered(.wildcard(filter)))
        else {
            Issue.record("no fail")
            return
        }
        #expect(defect.observed.unicodeScalars.count == 200)
        #expect(defect.observed.hasSuffix("…"))
        #expect(!defect.observed.unicodeScalars.contains { $0.value < 32 || $0 == "\u{202E}" })
        #expect(!defect.reason.contains("script"))
    }
}
